import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { WordloomError } from '@wordloom/errors';
import { expect, test } from 'vitest';
import { DivergedError } from './diverged-error.ts';
import { skipGramLayout } from './skip-gram-layout.ts';
import { allocateMemory } from './skip-gram-memory.ts';
import { skipGramModule } from './skip-gram-module.ts';
import type { SkipGramOptions } from './skip-gram-options.ts';
import { uniformTable } from './testing/small-kernel.ts';
import { trainSkipGram } from './train-skip-gram.ts';
import { runTrainingThreads } from './training-threads.ts';

const settings = {
  keepProbability: null,
  dimensions: 20,
  window: 5,
  negatives: 5,
  epochs: 1,
  learningRate: 0.05,
  minLearningRate: 0.0001,
  threads: 1,
  seed: 1,
};

const abab: SkipGramOptions = {
  ...settings,
  corpus: { values: Int32Array.from({ length: 200 }, (_, i) => i % 2), offsets: Int32Array.of(0, 200) },
  negativeTable: uniformTable(2),
  window: 1,
};

const data = process.env.WORDLOOM_DATA ?? fileURLToPath(new URL('../../../../shared/data', import.meta.url));
const wikiText = `${data}/wikitext-2/wiki.valid.tokens`;
const missing = `needs ${wikiText}: set WORDLOOM_DATA to the data folder`;

/** The words of WikiText-2's validation text that stand five times or more, most frequent first. */
function readWikiText(): Pick<SkipGramOptions, 'corpus' | 'negativeTable'> {
  const sentences = readFileSync(wikiText, 'utf8')
    .split('\n')
    .map((line) => line.split(' ').filter((word) => word !== ''));
  const counts = new Map<string, number>();
  for (const word of sentences.flat()) counts.set(word, (counts.get(word) ?? 0) + 1);
  const words = [...counts].filter(([, count]) => count >= 5).sort((a, b) => b[1] - a[1]);
  const ids = new Map(words.map(([word], id) => [word, id]));
  const encoded = sentences.map((sentence) =>
    sentence.map((word) => ids.get(word) ?? -1).filter((w) => w >= 0),
  );
  const offsets = new Int32Array(encoded.length + 1);
  encoded.forEach((sentence, s) => {
    offsets[s + 1] = offsets[s]! + sentence.length;
  });
  return {
    corpus: { values: Int32Array.from(encoded.flat()), offsets },
    negativeTable: uniformTable(words.length),
  };
}

async function lossesOf(options: SkipGramOptions): Promise<number[]> {
  const losses: number[] = [];
  await trainSkipGram({ ...options, onProgress: ({ loss }) => losses.push(loss!) });
  return losses;
}

function byEpoch(losses: number[], epochs: number): number[] {
  const chunks = losses.length / epochs;
  const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  return Array.from({ length: epochs }, (_, e) => mean(losses.slice(e * chunks, (e + 1) * chunks)));
}

test('on real text the loss falls, alike on one thread and two', async ({ skip }) => {
  if (!existsSync(wikiText)) skip(missing);
  const options = { ...settings, ...readWikiText(), epochs: 3 };
  const [first, second, third] = byEpoch(await lossesOf(options), 3);
  expect(second).toBeLessThan(0.95 * first!);
  expect(third).toBeLessThan(second!);
  const onTwo = byEpoch(await lossesOf({ ...options, threads: 2 }), 3);
  expect(Math.abs(onTwo[2]! / third! - 1)).toBeLessThan(0.05);
});

test.each(['simd128', 'relaxed'] as const)(
  '%s: one thread gives the same bits again, another seed others',
  async (simd) => {
    const { corpus, negativeTable } = abab;
    const options = { ...settings, corpus, negativeTable, simd, keepProbability: Float64Array.of(0.5, 0.9) };
    const first = await trainSkipGram(options);
    expect(await trainSkipGram(options)).toEqual(first);
    expect(await trainSkipGram({ ...options, seed: 2 })).not.toEqual(first);
  },
);

test('before anything is learned the loss is (1 + 5) log 2 a pair', async () => {
  const words = Int32Array.from({ length: 1000 }, (_, i) => (i * i) % 97);
  const corpus = { values: words, offsets: Int32Array.of(0, 1000) };
  const options = { ...settings, corpus, negativeTable: uniformTable(97) };
  for (const loss of await lossesOf({ ...options, learningRate: 1e-30, minLearningRate: 0 })) {
    expect(loss).toBeCloseTo(6 * Math.log(2), 12);
  }
});

test('of two words that alternate, each predicts the other and not itself, with the one negative there is', async () => {
  const { input, output } = await trainSkipGram({ ...abab, epochs: 50, learningRate: 0.5 });
  const score = (a: number, b: number) =>
    input.subarray(20 * a, 20 * a + 20).reduce((sum, x, d) => sum + x * output[20 * b + d]!, 0);
  for (const [a, b] of [
    [0, 1],
    [1, 0],
  ] as const) {
    expect(score(a, b)).toBeGreaterThan(1);
    expect(score(a, a)).toBeLessThan(-1);
  }
});

test('progress counts every word of every epoch', async () => {
  const counts: number[] = [];
  await trainSkipGram({
    ...abab,
    epochs: 2,
    onProgress: ({ words, totalWords }) => {
      expect(totalWords).toBe(400);
      counts.push(words);
    },
  });
  expect(counts.at(-1)).toBe(400);
  expect(counts).toEqual(counts.toSorted((a, b) => a - b));
});

test('an abort rejects with its reason, before training and in the middle of it', async () => {
  const reason = new Error('enough');
  await expect(trainSkipGram({ ...abab, signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  const controller = new AbortController();
  const long = {
    ...abab,
    epochs: 10_000,
    signal: controller.signal,
    onProgress: () => controller.abort(reason),
  };
  await expect(trainSkipGram(long)).rejects.toBe(reason);
});

test('what a listener throws ends the training', async () => {
  const thrown = new Error('disk full');
  const onProgress = () => {
    throw thrown;
  };
  await expect(trainSkipGram({ ...abab, onProgress })).rejects.toBe(thrown);
});

test('a rate that is far too high stops at the first score that is not finite, says where, and hands out the vectors', async () => {
  const error = await trainSkipGram({ ...abab, learningRate: 1e30, epochs: 4 }).catch((thrown) => thrown);
  expect(error).toBeInstanceOf(DivergedError);
  expect(error.code).toBe('kernels/diverged');
  expect(error.message).toMatch(/^a score stopped being finite in epoch 1 of 4, near token \d+ of 200$/);
  expect(error.details.fix).toBe('lower it, to 0.025 for a start');
  expect(error.vectors.input).toHaveLength(40);
});

test('all that is wrong with the options is said at once', async () => {
  const wrong = {
    ...abab,
    window: 0,
    negatives: 65,
    learningRate: Number.NaN,
    negativeTable: uniformTable(1),
  };
  const error: WordloomError = await trainSkipGram(wrong).catch((thrown) => thrown);
  expect(error.code).toBe('kernels/parameters');
  expect(error.message).toMatchInlineSnapshot(
    `"skip-gram cannot train so: window is a whole number from 1 to 1000, not 0; negatives is a whole number from 1 to 64, not 65; learningRate is above 0, not NaN; the vocabulary has 2 words or more, not 1: negatives are other words"`,
  );
});

test.each([
  ['a word outside the vocabulary', [0, 2], [0, 2]],
  ['a negative word', [0, -1], [0, 2]],
  ['offsets that end early', [0, 1], [0, 1]],
  ['offsets that go back', [0, 1], [0, 2, 1, 2]],
  ['no words', [], [0]],
])('a corpus with %s is refused', async (_, values, offsets) => {
  const corpus = { values: Int32Array.from(values), offsets: Int32Array.from(offsets) };
  await expect(trainSkipGram({ ...abab, corpus })).rejects.toMatchObject({ code: 'kernels/corpus' });
});

test('a thread that fails rejects with its cause', async () => {
  const sizes = { vocabularySize: 2, dimensions: 4, window: 1, negatives: 1, threads: 1 };
  const layout = skipGramLayout(sizes);
  const job = {
    ...sizes,
    layout: { ...layout, keepLimits: layout.bytes }, // behind the end of the memory
    memory: allocateMemory(layout.bytes),
    module: skipGramModule('simd128'),
    seed: [0, 0] as const,
    corpus: abab.corpus,
    chunkTokens: 10,
    epochs: 1,
    learningRate: 0.1,
    minLearningRate: 0,
    claims: new Int32Array(new SharedArrayBuffer(4)),
  };
  const failed = runTrainingThreads(job, 1, () => {}, undefined);
  await expect(failed).rejects.toBeInstanceOf(WordloomError);
  await expect(failed).rejects.toMatchObject({
    code: 'kernels/thread',
    message: 'a training thread failed: memory access out of bounds',
  });
});
