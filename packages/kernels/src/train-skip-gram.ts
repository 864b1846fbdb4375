import { WordloomError } from '@wordloom/errors';
import { randomStream } from '@wordloom/random';
import { shareCorpus, sharedCorpusBytes } from './corpus-blocks.ts';
import { DivergedError } from './diverged-error.ts';
import { simdLevel } from './simd-level.ts';
import { type ChunkReport, chunkTokens, type SkipGramJob } from './skip-gram-job.ts';
import { type SkipGramLayout, skipGramLayout } from './skip-gram-layout.ts';
import {
  allocateMemory,
  checkFreeMemory,
  readRows,
  writeAliasTable,
  writeInitialRows,
  writeKeepLimits,
} from './skip-gram-memory.ts';
import { skipGramModule } from './skip-gram-module.ts';
import { checkSkipGramOptions, type SkipGramOptions, type SkipGramVectors } from './skip-gram-options.ts';
import { runTrainingThreads } from './training-threads.ts';
import { fastestRelaxedModule } from './wide-registers.ts';

/**
 * Skip-gram with negative sampling (Mikolov et al. 2013), in windows: the words around a center predict it, all
 * against the same negatives, with one update a window (Ji et al. 2016, "Parallelizing word2vec in shared and
 * distributed memory"). The vocabulary is as large as the alias table.
 *
 * On one thread the same options and `simd` give the same bits. Several threads write without locks (Niu et al.
 * 2011, "Hogwild!"), so their bits depend on timing.
 *
 * @throws WordloomError `kernels/parameters`, `kernels/corpus`, `kernels/memory`, `kernels/no-simd`,
 *   `kernels/thread`; `DivergedError`, with the vectors, at the first score that is not finite; the signal's reason
 *   when aborted
 */
export async function trainSkipGram(options: SkipGramOptions): Promise<SkipGramVectors> {
  options.signal?.throwIfAborted();
  checkSkipGramOptions(options);
  const { corpus, dimensions, threads, signal } = options;
  const tokens = corpus.values.length;
  const vocabularySize = options.negativeTable.alias.length;
  if (tokens === 0) {
    throw new WordloomError({
      code: 'kernels/corpus',
      what: 'the corpus has no tokens',
      fix: 'check its vocabulary',
    });
  }
  const layout = skipGramLayout({ ...options, vocabularySize });
  checkFreeMemory(
    layout.bytes +
      sharedCorpusBytes(corpus) +
      2 * Float32Array.BYTES_PER_ELEMENT * vocabularySize * dimensions,
    process.availableMemory(),
  );
  const sharedCorpus = shareCorpus(corpus, vocabularySize);
  const level = options.simd ?? simdLevel();
  const module = level === 'relaxed' ? fastestRelaxedModule() : skipGramModule(level);
  const memory = prepareMemory(options, layout, vocabularySize);
  const readVectors = (): SkipGramVectors => ({
    input: readRows(memory, layout.inputRows, layout, [vocabularySize, dimensions]),
    output: readRows(memory, layout.outputRows, layout, [vocabularySize, dimensions]),
  });

  const draws = randomStream(options.seed).split('windows and negatives');
  const job: SkipGramJob = {
    module,
    memory,
    layout,
    vocabularySize,
    window: options.window,
    negatives: options.negatives,
    seed: [draws.uint32(), draws.uint32()],
    corpus: sharedCorpus,
    chunkTokens: chunkTokens(tokens),
    epochs: options.epochs,
    learningRate: options.learningRate,
    minLearningRate: options.minLearningRate,
    claims: new Int32Array(new SharedArrayBuffer(4)),
  };
  const follow = progressFollower(options);
  const onChunk = (report: ChunkReport) => {
    if (report.kind === 'done') return follow(report);
    const place = `in epoch ${report.epoch + 1} of ${options.epochs}, near token ${report.position} of ${tokens}`;
    throw diverged(`a score stopped being finite ${place}`, options, readVectors());
  };
  await runTrainingThreads(job, threads, onChunk, signal);

  const vectors = readVectors();
  if (!(vectors.input.every(Number.isFinite) && vectors.output.every(Number.isFinite))) {
    throw diverged(`a vector is not finite after epoch ${options.epochs}`, options, vectors);
  }
  return vectors;
}

function prepareMemory(options: SkipGramOptions, layout: SkipGramLayout, words: number): WebAssembly.Memory {
  const { dimensions } = options;
  const memory = allocateMemory(layout.bytes);
  const uint32 = (at: number, length: number) => new Uint32Array(memory.buffer, at, length);
  writeKeepLimits(uint32(layout.keepLimits, words), options.keepProbability);
  writeAliasTable(uint32(layout.aliasTable, 2 * words), options.negativeTable);
  const stride = layout.rowBytes / 4;
  const rows = new Float32Array(memory.buffer, layout.inputRows, words * stride);
  writeInitialRows(rows, dimensions, stride, randomStream(options.seed).split('initial vectors'));
  return memory;
}

function progressFollower({ corpus, epochs, onProgress }: SkipGramOptions) {
  const totalWords = corpus.values.length * epochs;
  const started = performance.now();
  let words = 0;
  return (report: ChunkReport & { kind: 'done' }): void => {
    words += report.words;
    onProgress?.({
      words,
      totalWords,
      wordsPerSecond: (1000 * words) / (performance.now() - started),
      loss: report.lossPairs > 0 ? report.lossSum / report.lossPairs : null,
    });
  };
}

function diverged(what: string, { learningRate }: SkipGramOptions, vectors: SkipGramVectors): DivergedError {
  return new DivergedError(
    {
      what,
      where: { parameter: 'learningRate' },
      why: `the learning rate ${learningRate} is too high for this corpus`,
      fix: `lower it, to ${learningRate > 0.1 ? 0.025 : learningRate / 10} for a start`,
    },
    vectors,
  );
}
