import { join } from 'node:path';
import type { CorpusFiles } from '../corpus-files.ts';
import type { Training } from '../settings.ts';
import { startProgram } from './child-process.ts';
import { followReading } from './follow-reading.ts';
import { checkVocabulary, type Trainer } from './trainer.ts';

/** A program that reads the text while it trains. */
export interface FileTrainer extends Pick<Trainer, 'name' | 'version' | 'needs' | 'oneEpochOnly'> {
  /** Program and arguments. */
  command(files: CorpusFiles, training: Training, output: string): [string, ...string[]];
  /** What it prints last before it trains. */
  readonly begins: RegExp;
  /** The number of its words in what it prints. */
  readonly vocabularySize: RegExp;
  /** Whether the end of a line is one of them, `</s>`. */
  readonly countsLineEnds: boolean;
  /** What it adds to the path that it is given for the vectors. */
  readonly suffix: string;
}

export function fileTrainer(program: FileTrainer): Trainer {
  const { name, version, needs, oneEpochOnly, begins } = program;
  const check = (output: string, files: CorpusFiles) => {
    const words = Number(program.vocabularySize.exec(output)?.[1]);
    checkVocabulary(name, words - Number(program.countsLineEnds), files);
  };
  return {
    name,
    version,
    needs,
    ...(oneEpochOnly !== undefined && { oneEpochOnly }),

    async measure(files, setting, seconds) {
      const { text, bytes, knownTokens } = files;
      const command = program.command(files, { ...setting, epochs: 1, seed: 1 }, `${text}.unused`);
      const followed = await followReading(command, { file: text, begins, seconds });
      check(followed.output, files);
      const words = (followed.bytes / bytes) * knownTokens;
      return { perSecond: words / followed.seconds, perCpuSecond: words / followed.cpuSeconds };
    },

    async train(files, training, folder) {
      const output = join(folder, name);
      const [command, ...args] = program.command(files, training, output);
      check(await startProgram(command, args).end, files);
      return `${output}${program.suffix}`;
    },
  };
}
