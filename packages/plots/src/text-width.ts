import { visible } from '@wordloom/errors';

const NARROW = /[fijlrtI .,:;'|!()[\]/\\`-]/;
const WIDE = /[mwMW@%—]/;
const COMBINING = /\p{Mark}/u;
// Scripts whose letters fill a square.
const SQUARE =
  /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|\p{Extended_Pictographic}/u;

/** How wide a text is at most in the usual system fonts (DejaVu Sans is the widest), in the unit of the font size. */
export function textWidth(text: string, fontSize: number): number {
  let em = 0;
  for (const character of visible(text)) em += characterWidth(character);
  return em * fontSize;
}

/** The text, made visible, cut with an ellipsis where it is wider than there is room. */
export function fitText(text: string, fontSize: number, room: number): string {
  const whole = visible(text);
  if (textWidth(whole, fontSize) <= room) return whole;
  let used = fontSize; // the ellipsis
  let kept = '';
  for (const character of whole) {
    used += characterWidth(character) * fontSize;
    if (used > room) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

/** The text in lines no wider than there is room, broken at spaces; what is over goes with an ellipsis. */
export function wrapText(text: string, fontSize: number, room: number, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  const words = visible(text).split(' ');
  for (let i = 0; i < words.length; i++) {
    const longer = line === '' ? words[i]! : `${line} ${words[i]!}`;
    if (line === '' || textWidth(longer, fontSize) <= room) {
      line = longer;
      continue;
    }
    if (lines.length === most - 1)
      return [...lines, fitText([line, ...words.slice(i)].join(' '), fontSize, room)];
    lines.push(fitText(line, fontSize, room));
    line = words[i]!;
  }
  return line === '' ? lines : [...lines, fitText(line, fontSize, room)];
}

function characterWidth(character: string): number {
  if (NARROW.test(character)) return 0.4;
  if (WIDE.test(character)) return 0.98;
  if (COMBINING.test(character)) return 0;
  if (SQUARE.test(character)) return 1.05;
  return /[A-Z]/.test(character) ? 0.73 : 0.63;
}
