import { CHINESE, CONTROL, MOVING, NONSPACING_MARK, PUNCTUATION, WHITE_SPACE } from './tables.generated.ts';

export const IS_CONTROL = 1;
export const IS_WHITE_SPACE = 2;
export const IS_CHINESE = 4;
export const IS_PUNCTUATION = 8;
export const IS_MARK = 16;
/** Changed or moved by canonical decomposition; all others stand still, whatever Unicode version the engine has. */
export const IS_MOVING = 32;

let classes: Uint8Array | undefined;

/** For each code point the flags above, shape [0x110000]. */
export function codePointClasses(): Uint8Array {
  if (classes) return classes;
  classes = new Uint8Array(0x110000);
  flag(classes, CONTROL, IS_CONTROL);
  flag(classes, WHITE_SPACE, IS_WHITE_SPACE);
  flag(classes, CHINESE, IS_CHINESE);
  flag(classes, PUNCTUATION, IS_PUNCTUATION);
  flag(classes, NONSPACING_MARK, IS_MARK);
  flag(classes, MOVING, IS_MOVING);
  return classes;
}

function flag(target: Uint8Array, ranges: string, bit: number): void {
  let at = 0;
  for (const range of ranges.split(' ')) {
    const [gap = '', length = '1'] = range.split(',');
    const start = at + Number.parseInt(gap, 36);
    at = start + Number.parseInt(length, 36);
    for (let code = start; code < at; code++) target[code]! |= bit;
  }
}
