/** The tokens of a `vocab.txt`: a token a line, the id its line counted from 0. */
export function parseVocabulary(text: string): string[] {
  const lines = text.split('\n').map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

export function formatVocabulary(tokens: readonly string[]): string {
  return `${tokens.join('\n')}\n`;
}
