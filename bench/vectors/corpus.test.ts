import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tokenize } from '@wordloom/tokenize';
import { buildVocabulary } from '@wordloom/vocab';
import { expect, onTestFinished, test } from 'vitest';
import { buildCorpus } from './corpus.ts';
import { writeCorpus } from './corpus-files.ts';
import { MIN_COUNT } from './settings.ts';

const encode = (text: string) => new TextEncoder().encode(text);

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'wordloom-bench-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

test('words are in lower case, punctuation and empty lines are left out', async () => {
  const files = await writeCorpus(buildCorpus(encode("# It's 1,000\n\n---\n")), temporaryFolder(), 1);
  expect(readFileSync(files.text, 'utf8')).toBe("it's 1,000\n");
});

test('a line of 2,001 words becomes three, so that no trainer cuts it', () => {
  const { lines } = buildCorpus(encode('word '.repeat(2001)));
  expect(lines.offsets).toEqual(Int32Array.of(0, 1000, 2000, 2001));
});

test('the files hold the same words in any order, and the vocabulary is the one that we count ourselves', async () => {
  const text = Array.from({ length: 40 }, (_, i) => `line ${i % 7} of all\n`).join('');
  const folder = temporaryFolder();
  const corpus = buildCorpus(encode(text));
  const first = await writeCorpus(corpus, folder, 1);
  const lines = readFileSync(first.text, 'utf8').split('\n');
  const second = await writeCorpus(corpus, folder, 2);
  const others = readFileSync(second.text, 'utf8').split('\n');
  expect(others).not.toEqual(lines);
  expect(others.toSorted()).toEqual(lines.toSorted());

  const { types } = tokenize(readFileSync(first.text), { unit: 'whitespace' });
  const vocabulary = buildVocabulary(types, { minFrequency: MIN_COUNT });
  expect(first.vocabularySize).toBe(vocabulary.size - 1);
  expect(first.knownTokens).toBe(first.tokens - vocabulary.counts[0]!);
  const [lineEnd, line] = readFileSync(first.vocabulary, 'utf8').split('\n');
  expect([lineEnd, line]).toEqual(['</s> 40', 'line 40']);
});
