import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  googleAnalogies,
  type LocalCopy,
  locate,
  readAnalogies,
  readWordPairs,
  unpack,
  wordSimilarity,
} from '@wordloom/datasets';
import { loadVectors } from '@wordloom/keyed-vectors';
import type { Corpus } from './corpus.ts';
import { writeCorpus } from './corpus-files.ts';
import type { Place, QualityRow, Scores } from './rows.ts';
import type { Present } from './trainers/present.ts';

export interface QualityPlan {
  /** How many. A seed draws the order of the lines, and is given to the trainers that take one. */
  readonly seeds: number;
  readonly epochs: readonly number[];
  readonly threads: number;
  readonly folder: string;
  readonly place: Place;
}

const dimensions = 100;
const sample = 1e-4;

/** A row for each number of epochs, when it is done; all vectors are read and evaluated by the same code. */
export async function* measureQuality(
  corpus: Corpus,
  present: readonly Present[],
  { seeds, epochs, threads, folder, place }: QualityPlan,
): AsyncGenerator<QualityRow> {
  const evaluate = await evaluation(folder);
  for (const count of epochs) {
    const leftOut = present.filter(({ trainer }) => count > 1 && trainer.oneEpochOnly !== undefined);
    for (const { trainer } of leftOut)
      console.log(`${trainer.name}, epochs ${count}: left out, ${trainer.oneEpochOnly}`);
    const trainers = present.filter((each) => !leftOut.includes(each));
    const scores = trainers.map((): Scores[] => []);
    for (let seed = 1; seed <= seeds; seed++) {
      const files = await writeCorpus(corpus, folder, seed);
      for (const [at, { trainer }] of trainers.entries()) {
        const own = await mkdtemp(join(folder, 'vectors-'));
        const training = { dimensions, sample, threads, epochs: count, seed };
        scores[at]!.push(await evaluate(await trainer.train(files, training, own)));
        await rm(own, { recursive: true });
        console.log(`${trainer.name}, epochs ${count}, seed ${seed} of ${seeds}: done`);
      }
    }
    const figures = trainers.map(({ trainer, version }, at) => ({
      trainer: trainer.name,
      version,
      seeds: scores[at]!,
    }));
    yield { epochs: count, dimensions, sample, threads, place, figures };
  }
}

async function evaluation(folder: string): Promise<(vectorFile: string) => Promise<Scores>> {
  const content = async (asset: Parameters<typeof locate>[0]) => {
    const path = join(folder, asset.name);
    await unpack((await locate(asset, { cacheFolder: folder })) as LocalCopy, path);
    return readFile(path);
  };
  const pairs = readWordPairs(await content(wordSimilarity.wordSim353), 'WordSim-353');
  const questions = readAnalogies(await content(googleAnalogies), 'questions-words.txt');
  return async (vectorFile) => {
    const { vectors } = await loadVectors(vectorFile);
    const similarity = vectors.evaluateWordPairs(pairs);
    const analogies = vectors.evaluateWordAnalogies(questions).total;
    return {
      wordSim353: similarity.spearman,
      analogies: analogies.top1,
      coverage: { pairs: similarity.coverage.known, questions: analogies.coverage.known },
    };
  };
}
