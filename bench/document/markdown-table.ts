/** A table in Markdown; the first `labels` columns are text, the others numbers, set to the right. */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  labels = 1,
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = head.map((_, column) => (column < labels ? '---' : '---:'));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}
