import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { simdLevel } from '@wordloom/kernels';
import { startProgram } from './child-process.ts';

import { checkVocabulary, type Trainer } from './trainer.ts';
import { type TrainingTook, trainingRequest } from './training-request.ts';

const script = fileURLToPath(new URL('../wordloom-train.ts', import.meta.url));

/** The kernels of this repository, in a process of their own as the others are. */
export const wordloom: Trainer = {
  name: 'wordloom',
  needs: 'Node',

  version: () => `of this repository, SIMD level ${simdLevel()}`,

  async measure(files, setting, seconds) {
    const { vocabularySize, epochsDone, ...took } = await run(
      trainingRequest(files, { ...setting, epochs: 1, seed: 1 }, { seconds }),
    );
    checkVocabulary(this.name, vocabularySize, files);
    const words = epochsDone * files.knownTokens;
    return { perSecond: words / took.seconds, perCpuSecond: words / took.cpuSeconds };
  },

  async train(files, training, folder) {
    const output = join(folder, this.name);
    checkVocabulary(
      this.name,
      (await run(trainingRequest(files, training, { output }))).vocabularySize,
      files,
    );
    return output;
  },
};

async function run(request: string): Promise<TrainingTook> {
  return JSON.parse(await startProgram(process.execPath, [script, request]).end);
}
