import { expect, test } from 'vitest';
import { asciiLettersEnd, visibleAsciiEnd } from './ascii-run.ts';

const isLetter = (byte: number) => /[A-Za-z]/.test(String.fromCharCode(byte)) && byte < 0x80;
const isVisible = (byte: number) => byte > 0x20 && byte < 0x80;

test('a run ends at the first byte of another kind, whatever the bytes after it', () => {
  for (let byte = 0; byte < 256; byte++) {
    for (const after of [0x00, 0x20, 0x61, 0x80, 0xff]) {
      for (let length = 0; length < 6; length++) {
        const bytes = Uint8Array.of(...new Array(length).fill(0x71), byte, after, after, 0x0a, 0, 0, 0, 0);
        const view = new DataView(bytes.buffer);
        const end = (isOfRun: (byte: number) => boolean) => bytes.findIndex((other) => !isOfRun(other));
        expect(asciiLettersEnd(view, 0), `letters up to byte ${byte}`).toBe(end(isLetter));
        expect(visibleAsciiEnd(view, 0), `visible up to byte ${byte}`).toBe(end(isVisible));
      }
    }
  }
});
