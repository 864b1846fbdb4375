/**
 * The names closest in spelling, nearest first, by edit distance with transpositions (Damerau-Levenshtein, optimal
 * string alignment); only those near enough to be a slip of the fingers.
 */
export function nearest(name: string, options: Iterable<string>, limit = 3): string[] {
  const reach = Math.max(1, Math.floor(name.length / 3));
  const close: { option: string; distance: number }[] = [];
  for (const option of options) {
    if (Math.abs(option.length - name.length) > reach) continue;
    const distance = editDistance(name.toLowerCase(), option.toLowerCase());
    if (distance <= reach) close.push({ option, distance });
  }
  close.sort((a, b) => a.distance - b.distance);
  return close.slice(0, limit).map(({ option }) => option);
}

/** "did you mean a, b or c?", or what there is when nothing is near; for the `fix` of an error. */
export function suggest(name: string, options: readonly string[], kind: string): string {
  const near = nearest(name, options);
  if (near.length > 0) return `did you mean ${oneOf(near)}?`;
  if (options.length === 0) return `there is no ${kind}`;
  const shown = options.slice(0, 12).join(', ');
  return `${kind} is one of: ${shown}${options.length > 12 ? `, and ${options.length - 12} more` : ''}`;
}

function oneOf(names: string[]): string {
  return names.length === 1 ? names[0]! : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}

function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let best = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, beforeLast[j - 2]! + 1);
      row.push(best);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length]!;
}
