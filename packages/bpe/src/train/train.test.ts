import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomStream } from '@wordloom/random';
import { expect, test } from 'vitest';
import { Tokenizer, type TrainProgress } from '../index.ts';

/** The algorithm as published: counts all pairs anew for every merge; of equal counts the pair that was met first. */
function published(words: readonly string[], merges: number): string[] {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const symbols = new Map(Array.from(counts.keys(), (word) => [word, [...word]]));
  const made: string[] = [];
  while (made.length < merges) {
    const pairs = new Map<string, number>();
    for (const [word, parts] of symbols) {
      for (let i = 0; i + 1 < parts.length; i++) {
        const pair = `${parts[i]} ${parts[i + 1]}`;
        pairs.set(pair, (pairs.get(pair) ?? 0) + counts.get(word)!);
      }
    }
    let best: string | undefined;
    for (const [pair, count] of pairs) if (best === undefined || count > pairs.get(best)!) best = pair;
    if (best === undefined) break;
    made.push(best);
    for (const [word, parts] of symbols) {
      const merged: string[] = [];
      for (let i = 0; i < parts.length; i++) {
        if (`${parts[i]} ${parts[i + 1]}` === best) merged.push(parts[i]! + parts[++i]!);
        else merged.push(parts[i]!);
      }
      symbols.set(word, merged);
    }
  }
  return made;
}

test('first-seen ties give the merges of the published algorithm, on words of few letters with many ties', async () => {
  const random = randomStream(5);
  for (let round = 0; round < 40; round++) {
    const word = () => Array.from({ length: 1 + random.below(9) }, () => 'abc'[random.below(3)]).join('');
    const words = Array.from({ length: 30 }, word);
    const trained = await Tokenizer.train([words.join(' ')], {
      kind: 'character',
      vocabularySize: 63,
      alphabet: 'abc',
      ties: 'first-seen',
    });
    const merges = trained.merges.map((pair) => pair.join(' '));
    expect(merges).toEqual(published(words, 1000).slice(0, merges.length));
    expect(merges.length).toBeGreaterThan(20);
  }
});

test('a file is counted line by line, a text as a whole', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'wordloom-bpe-'));
  try {
    const text = 'one two\n\n\nthree one\n';
    const file = join(folder, 'text.txt');
    writeFileSync(file, text);
    const options = { kind: 'byte-level', vocabularySize: 300 } as const;
    const ofFile = await Tokenizer.train({ files: [file] }, options);
    const ofLines = await Tokenizer.train(text.split(/(?<=\n)/), options);
    expect(ofFile.merges).toEqual(ofLines.merges);
    expect((await Tokenizer.train([text], options)).merges).toContainEqual(['Ċ', 'Ċ']);
    expect(ofFile.merges).not.toContainEqual(['Ċ', 'Ċ']);
    await expect(Tokenizer.train({ files: [join(folder, 'no')] }, options)).rejects.toThrow('cannot be read');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('progress goes up to all merges, and a signal ends the training', async () => {
  const seen: TrainProgress[] = [];
  const options = { kind: 'byte-level', vocabularySize: 260 } as const;
  await Tokenizer.train(['a new newer newest day'], {
    ...options,
    onProgress: (progress) => seen.push(progress),
  });
  expect(seen).toEqual([
    { phase: 'count', done: 22 },
    { phase: 'merge', done: 0, total: 4 },
    { phase: 'merge', done: 4, total: 4 },
  ]);
  const signal = AbortSignal.abort(new Error('enough'));
  await expect(Tokenizer.train(['text'], { ...options, signal })).rejects.toThrow('enough');
});

test('a very long word is cut between characters, with a warning', async () => {
  const warnings: string[] = [];
  const trained = await Tokenizer.train(['é'.repeat(50)], {
    kind: 'byte-level',
    vocabularySize: 258,
    maxWordBytes: 21,
    onWarning: (warning) => warnings.push(warning),
  });
  expect(warnings).toEqual(['1 words of more than 21 bytes were cut into several']);
  expect(trained.merges[0]).toEqual(['Ã', '©']);
});

test('what cannot be trained is refused', async () => {
  const train = (texts: string[], options: object) =>
    Tokenizer.train(texts, { kind: 'byte-level', vocabularySize: 300, ...options });
  await expect(train([''], {})).rejects.toThrow('there is no word to train from');
  await expect(train(['a'], { vocabularySize: 256, specialTokens: ['<s>'] })).rejects.toThrow(
    'a vocabulary of 256 does not hold the 256 first symbols and 1 special tokens',
  );
  await expect(train(['a'], { pattern: 'gtp2' })).rejects.toThrow('there is no pattern gtp2');
  await expect(train(['a'], { kind: 'character', unknownToken: '?' })).rejects.toThrow(
    '? is not a special token',
  );
});
