import type { WordloomError } from '@wordloom/errors';
import { formatError, quoted } from './format-error.ts';

/** The pairs of `merges.txt` or `vocab.bpe`: a first line of version where there is one, then two tokens on each line. */
export function readMergesText(text: string): { pairs: [left: string, right: string][]; lines: number[] } {
  const pairs: [string, string][] = [];
  const lines: number[] = [];
  for (let start = 0, number = 1; start < text.length; number++) {
    const newline = text.indexOf('\n', start);
    const next = newline < 0 ? text.length : newline;
    const end = text[next - 1] === '\r' ? next - 1 : next;
    const version = number === 1 && text.startsWith('#version');
    if (end > start && !version) {
      const space = text.indexOf(' ', start);
      const isPair = space > start && space < end - 1 && text.lastIndexOf(' ', end - 1) === space;
      if (!isPair) throw notAPair(text.slice(start, end), number);
      pairs.push([text.slice(start, space), text.slice(space + 1, end)]);
      lines.push(number);
    }
    start = next + 1;
  }
  return { pairs, lines };
}

function notAPair(line: string, number: number): WordloomError {
  return formatError(`${quoted(line)} is not two tokens with one space between them`, { line: number });
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
  let rank = 0;
  const idIn = (token: string): number => {
    const id = idOf(token);
    if (id !== undefined) return id;
    const where = lineOf ? { line: lineOf(rank) } : { row: rank };
    throw formatError(
      `merge ${rank + 1} needs the token ${quoted(token)}, which the vocabulary lacks`,
      where,
    );
  };
  for (; rank < pairs.length; rank++) {
    const [left, right] = pairs[rank]!;
    const joined = left + (prefix !== '' && right.startsWith(prefix) ? right.slice(prefix.length) : right);
    merges[rank * 3] = idIn(left);
    merges[rank * 3 + 1] = idIn(right);
    merges[rank * 3 + 2] = idIn(joined);
  }
  return merges;
}
