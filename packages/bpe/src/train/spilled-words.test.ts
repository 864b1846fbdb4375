import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomStream } from '@wordloom/random';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Tokenizer } from '../index.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wordloom-bpe-'));
  vi.stubEnv('TMPDIR', folder);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const options = { kind: 'byte-level', vocabularySize: 900 } as const;

/** Words of a few letters, with many ties, and some that are long, in lines. */
function lines(seed: number): string[] {
  const random = randomStream(seed);
  const word = () =>
    Array.from({ length: 1 + random.below(12) }, () => 'aeinrstté'[random.below(9)]).join('');
  return Array.from({ length: 120 }, (_, i) => {
    const words = Array.from({ length: 12 }, word);
    return `${i % 50 === 0 ? words.join('').repeat(i * 20 + 1) : words.join(' ')}\n`;
  });
}

test.each(['smallest-ids', 'first-seen'] as const)(
  'words in files give the same merges and ids, ties by %s',
  async (ties) => {
    let filesSeen = 0;
    async function* watched(texts: string[]) {
      for (const text of texts) {
        yield text;
        filesSeen = Math.max(filesSeen, readdirSync(folder).length);
      }
    }
    for (const kind of ['byte-level', 'character'] as const) {
      const texts = lines(7);
      const train = (maxTableBytes?: number) =>
        Tokenizer.train(watched(texts), {
          ...options,
          kind,
          ties,
          ...(maxTableBytes !== undefined && { maxTableBytes }),
        });
      const inMemory = await train();
      expect(filesSeen).toBe(0);
      for (const bound of [0, 20_000]) {
        const spilled = await train(bound);
        expect(filesSeen).toBe(1);
        expect(spilled.toFiles()).toEqual(inMemory.toFiles());
        expect(readdirSync(folder)).toEqual([]);
      }
      filesSeen = 0;
    }
  },
);

test('a failure while words are in files leaves no file', async () => {
  let files: string[] = [];
  async function* failing() {
    yield lines(1).join('');
    files = readdirSync(folder);
    throw new Error('the disk is gone');
  }
  await expect(Tokenizer.train(failing(), { ...options, maxTableBytes: 1000 })).rejects.toThrow(
    'the disk is gone',
  );
  expect(files).toHaveLength(1);
  expect(readdirSync(folder)).toEqual([]);
});
