import { readFileSync } from 'node:fs';
import { type SkipGramProgress, trainSkipGram } from '@wordloom/kernels';
import { KeyedVectors, saveVectors } from '@wordloom/keyed-vectors';
import { buildAliasTable, negativeWeights } from '@wordloom/negative-sampler';
import { keepProbability } from '@wordloom/subsample';
import { tokenize } from '@wordloom/tokenize';
import { buildVocabulary, encode, idsOfTypes } from '@wordloom/vocab';
import type { TrainingRequest, TrainingTook } from './trainers/training-request.ts';

// Trains skip-gram vectors from a file of lines. What with is in the first argument, what it took is printed, both as JSON.

const request: TrainingRequest = JSON.parse(process.argv[2]!);
const { dimensions, output, seconds = Number.POSITIVE_INFINITY } = request;

const { sentences, types } = tokenize(readFileSync(request.text), { unit: 'whitespace' });
const vocabulary = buildVocabulary(types, { minFrequency: request.minCount });
const corpus = encode(sentences, idsOfTypes(types.words, vocabulary));
const { counts, reserved } = vocabulary;
const unknown = vocabulary.unknown!;
const total = corpus.values.length - counts[unknown]!;

const enough = new AbortController();
const mark = ({ words }: SkipGramProgress) => ({ words, wall: performance.now(), cpu: process.cpuUsage() });
let first: ReturnType<typeof mark> | undefined;
let last = first;

const training = trainSkipGram({
  ...request,
  corpus,
  negativeTable: buildAliasTable(negativeWeights(counts, { reserved })),
  keepProbability: Float64Array.from(counts, (count, id) =>
    id === unknown ? 0 : keepProbability({ count, total, threshold: request.sample, form: 'word2vec.c' }),
  ),
  signal: enough.signal,
  onProgress(progress) {
    last = mark(progress);
    first ??= last;
    if (last.wall - first.wall >= 1000 * seconds) enough.abort();
  },
});
const input = await training.then(
  (vectors) => vectors.input,
  (reason) => {
    if (!enough.signal.aborted) throw reason;
  },
);

if (output !== undefined) {
  const words = Array.from({ length: vocabulary.size - 1 }, (_, i) => vocabulary.word(i + 1)); // without <unk>, id 0
  await saveVectors(output, new KeyedVectors({ words, vectors: input!.subarray(dimensions) }), {
    format: 'word2vec',
  });
}
const took: TrainingTook = {
  vocabularySize: vocabulary.size - 1,
  epochsDone: (last!.words - first!.words) / corpus.values.length,
  seconds: (last!.wall - first!.wall) / 1000,
  cpuSeconds: (last!.cpu.user + last!.cpu.system - first!.cpu.user - first!.cpu.system) / 1e6,
};
console.log(JSON.stringify(took));
