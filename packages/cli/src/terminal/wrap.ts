import { splitAt, widthOf } from './fit.ts';

/** Text broken between words into lines of at most `width` columns; a longer word is broken where it must be. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (widthOf(longer) <= width) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = word;
    for (let [start, rest] = splitAt(line, width); rest !== ''; [start, rest] = splitAt(line, width)) {
      lines.push(start);
      line = rest;
    }
  }
  return [...lines, line];
}
