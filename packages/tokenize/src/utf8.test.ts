import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeAt } from './utf8.ts';

function decodeAll(bytes: Uint8Array): string {
  const ended = Uint8Array.of(...bytes, 0x0a);
  let text = '';
  for (let at = 0; at < bytes.length; ) {
    const here = decodeAt(ended, at);
    text += String.fromCodePoint(here >> 3);
    at += here & 7;
  }
  return text;
}
const reference = new TextDecoder('utf-8', { ignoreBOM: true });

test('any bytes decode as TextDecoder decodes them', () => {
  const likely = fc.constantFrom(
    0x41,
    0x80,
    0x8f,
    0x90,
    0x9f,
    0xa0,
    0xbf,
    0xc2,
    0xe0,
    0xed,
    0xef,
    0xf0,
    0xf4,
    0xf5,
  );
  const bytes = fc.array(fc.oneof(likely, fc.nat({ max: 255 })), { maxLength: 12 });
  fc.assert(
    fc.property(bytes, (sequence) => {
      expect(decodeAll(Uint8Array.from(sequence))).toBe(reference.decode(Uint8Array.from(sequence)));
    }),
    { numRuns: 5000 },
  );
});

test('every code point decodes to itself', () => {
  for (let codePoint = 0; codePoint <= 0x10ffff; codePoint += 7) {
    if (codePoint >= 0xd800 && codePoint <= 0xdfff) continue; // surrogates are no characters
    const text = String.fromCodePoint(codePoint);
    if (decodeAll(new TextEncoder().encode(text)) !== text) expect.fail(`U+${codePoint.toString(16)}`);
  }
});
