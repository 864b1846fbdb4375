import { formatError, quoted } from './format-error.ts';

/** The pairs of `merges.txt` or `vocab.bpe`: a first line of version where there is one, then two tokens on each line. */
export function readMergesText(text: string): { pairs: [left: string, right: string][]; lines: number[] } {
  const pairs: [string, string][] = [];
  const lines: number[] = [];
  const all = text.split('\n');
  all.forEach((raw, i) => {
    const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
    if (line === '' || (i === 0 && line.startsWith('#version'))) return;
    const parts = line.split(' ');
    if (parts.length !== 2 || parts[0] === '' || parts[1] === '') {
      throw formatError(`${quoted(line)} is not two tokens with one space between them`, { line: i + 1 });
    }
    pairs.push([parts[0]!, parts[1]!]);
    lines.push(i + 1);
  });
  return { pairs, lines };
}

/**
 * Left, right and result of each merge, as ids, flat.
 *
 * @param idOf undefined for a token that the vocabulary lacks
 * @param prefix taken from the right token where two are joined
 */
export function mergeIds(
  pairs: readonly (readonly [left: string, right: string])[],
  idOf: (token: string) => number | undefined,
  { prefix = '', lineOf }: { prefix?: string; lineOf?: (rank: number) => number } = {},
): Int32Array {
  const merges = new Int32Array(pairs.length * 3);
  pairs.forEach(([left, right], rank) => {
    const joined = left + (prefix !== '' && right.startsWith(prefix) ? right.slice(prefix.length) : right);
    [left, right, joined].forEach((token, i) => {
      const id = idOf(token);
      if (id === undefined) {
        const where = lineOf ? { line: lineOf(rank) } : { row: rank };
        throw formatError(
          `merge ${rank + 1} needs the token ${quoted(token)}, which the vocabulary lacks`,
          where,
        );
      }
      merges[rank * 3 + i] = id;
    });
  });
  return merges;
}
