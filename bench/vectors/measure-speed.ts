import type { Corpus } from './corpus.ts';
import { writeCorpus } from './corpus-files.ts';
import type { Place, SpeedRow } from './rows.ts';
import type { Setting } from './settings.ts';
import type { Present } from './trainers/present.ts';
import type { Rates } from './trainers/trainer.ts';

export interface SpeedPlan {
  readonly settings: readonly Setting[];
  readonly runs: number;
  /** Of each run, once training is under way. */
  readonly seconds: number;
  readonly folder: string;
  readonly place: Place;
}

/** A row for each setting, when it is done; the trainers take turns, each run begun by another, after one that does not count. */
export async function* measureSpeed(
  corpus: Corpus,
  trainers: readonly Present[],
  { settings, runs, seconds, folder, place }: SpeedPlan,
): AsyncGenerator<SpeedRow> {
  const files = await writeCorpus(corpus, folder, 1);
  console.log(`${files.knownTokens} words of a vocabulary of ${files.vocabularySize}`);
  for (const { trainer } of trainers) await trainer.measure(files, settings[0]!, Math.min(1, seconds));

  for (const setting of settings) {
    const rates = trainers.map((): Rates[] => []);
    for (let run = 0; run < runs; run++) {
      for (let turn = 0; turn < trainers.length; turn++) {
        const at = (run + turn) % trainers.length;
        rates[at]!.push(await trainers[at]!.trainer.measure(files, setting, seconds));
      }
    }
    const figures = trainers.map(({ trainer, version }, at) => ({
      trainer: trainer.name,
      version,
      runs: rates[at]!,
    }));
    yield {
      ...setting,
      place,
      words: files.knownTokens,
      vocabularySize: files.vocabularySize,
      seconds,
      figures,
    };
  }
}
