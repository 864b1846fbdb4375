import { readFileSync } from 'node:fs';
import { randomStream } from '@wordloom/random';
import { expect, test, vi } from 'vitest';
import { compileKernel } from '../../build-wasm.ts';
import type { PatternName } from '../definition.ts';
import { splitterOf } from '../split/splitter.ts';
import { KnownPieces } from './known-pieces.ts';
import { WordCounts } from './word-counts.ts';

const random = randomStream(3);
const PARTS = [
  ...'abzAZ09', ...'abzAZ09', ...'    \n\n\r\t', ...'.,-_/@[`{~!', '\0', '\x0e', '\x1f', '\x7f', 'é', '—', '\u00a0', '\u3000', '🙂',
  "'s", "'t", "'re", "'ve", "'m", "'ll", "'d", "'", "'l", "'v", "'r", "''", ' word', ' of', '\r\n', '    ', 'acknowledgement', ' 1234567890',
]; // biome-ignore format: kinds of characters, each on a line
const randomText = (parts: number) =>
  Array.from({ length: parts }, () => PARTS[random.below(PARTS.length)]).join('');

function counted(text: string, split: 'lines' | 'text', scanner: PatternName = 'gpt2') {
  const length = Buffer.byteLength(text);
  const bytes = new Uint8Array(length + 8);
  bytes.set(Buffer.from(text));
  const counts = new WordCounts({ scanner }, { maxWordBytes: 1 << 16, maxTableBytes: 2 ** 30 });
  const view = new DataView(bytes.buffer);
  for (let time = 0; time < 2; time++) {
    if (split === 'lines') counts.addLines(bytes, view, 0, length);
    else counts.add(bytes, view, 0, length);
  }
  const words = counts.finish();
  return Array.from(words.counts, (count, word): [string, number] => {
    const at = words.bytes.subarray(words.offsets[word], words.offsets[word + 1]);
    return [Buffer.from(at).toString('latin1'), count];
  });
}

/** Twice the count of each piece, in the order of first sight, by the scanner alone. */
function expected(text: string, split: 'lines' | 'text', scanner: PatternName = 'gpt2') {
  const { pieceEnd } = splitterOf({ scanner });
  const counts = new Map<string, number>();
  for (const part of split === 'lines' ? text.split(/(?<=\n)/) : [text]) {
    const bytes = Buffer.from(`${part}\0\0\0\0\0\0\0\0`);
    const end = bytes.length - 8;
    for (let at = 0; at < end; ) {
      const past = pieceEnd(bytes, at, end);
      const piece = bytes.toString('latin1', at, past);
      counts.set(piece, (counts.get(piece) ?? 0) + 2);
      at = past;
    }
  }
  return [...counts];
}

test.each(['gpt2', 'cl100k', 'llama3'] as const)(
  'the kernel counts the pieces that the scanner of %s finds, in lines and in whole texts',
  (scanner) => {
    for (const split of ['lines', 'text'] as const) {
      for (const parts of [...Array.from({ length: 150 }, (_, i) => i), 1000, 50_000]) {
        const text = randomText(parts);
        const right = expected(text, split, scanner);
        expect(counted(text, split, scanner), JSON.stringify(text.slice(0, 500))).toEqual(right);
      }
    }
  },
);

test('200,000 distinct words, more than are known at a time, keep their counts', () => {
  const words = Array.from({ length: 200_000 }, (_, i) => ` w${(i * 7919).toString(36)}`);
  const text = words.join('') + words.slice(0, 1000).join('').repeat(3);
  expect(counted(text, 'text')).toEqual(expected(text, 'text'));
});

test('what is known is passed over up to the first piece that is not', () => {
  const known = KnownPieces.for({ scanner: 'gpt2' }, 16)!;
  const counts = new Float64Array(3);
  const look = (text: string, at = 0) => {
    const bytes = Buffer.from(text);
    known.open(bytes, 0, bytes.length, false);
    return known.skip(at);
  };
  expect(look('to be or not')).toBe(0);
  known.learn(0, counts);
  expect(look('to be or not', 2)).toBe(2);
  known.learn(1, counts);
  expect(look('to be to be or')).toBe(5); // " to" is another piece than "to"
  known.learn(2, counts);
  expect(look('to be to be be be or')).toBe(17);
  expect(look('to be to be été')).toBe(11);
  known.forget(counts);
  expect([...counts]).toEqual([3, 7, 2]);
  expect(look('to be or not')).toBe(0);
});

test('the kernel is there for the patterns that it knows, and words as long as its own', () => {
  expect(KnownPieces.for({ scanner: 'gpt2' }, 15)).toBeUndefined();
  expect(KnownPieces.for({ scanner: 'cl100k' }, 16)).toBeDefined();
  expect(KnownPieces.for({ scanner: 'o200k' }, 16)).toBeUndefined();
  expect(KnownPieces.for('none', 16)).toBeUndefined();
});

test('where nothing may be compiled, or there is no WebAssembly, the scanner alone counts the same', () => {
  const text = randomText(1000);
  const forbidden = () => {
    throw new Error('the policy of this page');
  };
  try {
    for (const other of [undefined, { Memory: WebAssembly.Memory, Module: forbidden }]) {
      vi.stubGlobal('WebAssembly', other);
      expect(KnownPieces.for({ scanner: 'gpt2' }, 16)).toBeUndefined();
      for (const split of ['lines', 'text'] as const) {
        expect(counted(text, split)).toEqual(expected(text, split));
      }
    }
  } finally {
    vi.unstubAllGlobals();
  }
});

test('the binary is what its source compiles to', async () => {
  const kept = readFileSync(new URL('known-pieces-binary.generated.ts', import.meta.url), 'utf8');
  expect(await compileKernel(), 'run: pnpm --filter @wordloom/bpe build:wasm').toBe(kept);
});
