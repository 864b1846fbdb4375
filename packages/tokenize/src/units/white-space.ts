/** Classes of bytes: a lead byte may begin white space outside ASCII. */
const DATA = 0;
export const WHITE = 1;
export const LEAD = 2;

/** The class of each byte; a newline is white space. */
export const byteClass = new Uint8Array(256);
for (const byte of [0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x20]) byteClass[byte] = WHITE;
for (const byte of [0xc2, 0xe1, 0xe2, 0xe3]) byteClass[byte] = LEAD;

/** Bytes of the white space character that begins with the lead byte at `at`, 0 if another begins there. */
export function wideWhiteSpace(bytes: Uint8Array, at: number): number {
  const lead = bytes[at]!;
  const second = bytes[at + 1]!;
  if (lead === 0xc2) return second === 0x85 || second === 0xa0 ? 2 : 0; // U+0085, U+00A0
  const rest = (second << 8) | bytes[at + 2]!;
  if (lead === 0xe1) return rest === 0x9a80 ? 3 : 0; // U+1680
  if (lead === 0xe3) return rest === 0x8080 ? 3 : 0; // U+3000
  if (rest >= 0x8080 && rest <= 0x808a) return 3; // U+2000 .. U+200A
  return rest === 0x80a8 || rest === 0x80a9 || rest === 0x80af || rest === 0x819f ? 3 : 0; // U+2028, 2029, 202F, 205F
}

/** End of the white space from `at`, newlines left out. */
export function whiteSpaceEnd(bytes: Uint8Array, at: number, end: number): number {
  while (at < end) {
    const byte = bytes[at]!;
    const kind = byteClass[byte];
    if (kind === DATA || byte === 0x0a) return at;
    if (kind === WHITE) {
      at++;
    } else {
      const length = wideWhiteSpace(bytes, at);
      if (length === 0) return at;
      at += length;
    }
  }
  return at;
}
