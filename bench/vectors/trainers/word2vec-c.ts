import { readFileSync } from 'node:fs';
import { LEARNING_RATE, MIN_COUNT, NEGATIVES, WINDOW } from '../settings.ts';
import { fileTrainer } from './file-trainer.ts';

const program = process.env.WORD2VEC_C ?? '';

/** The original program (Mikolov et al. 2013), as someone has built it. It cannot be seeded. */
export const word2vecC = fileTrainer({
  name: 'word2vec.c',
  needs: 'the path of the built program in WORD2VEC_C',
  oneEpochOnly:
    'the thread that reads to the end of the file never forgets that it has, and skips its other epochs',

  version() {
    if (program === '') return null;
    const compiler = /GCC: \([^)]*\) ([\d.]+)/.exec(readFileSync(program, 'latin1'));
    return compiler ? `built with gcc ${compiler[1]}` : 'built with another compiler than gcc';
  },

  command(files, training, output) {
    const options = {
      train: files.text,
      'read-vocab': files.vocabulary,
      output,
      cbow: 0,
      hs: 0,
      size: training.dimensions,
      window: WINDOW,
      negative: NEGATIVES,
      sample: training.sample,
      alpha: LEARNING_RATE,
      'min-count': MIN_COUNT,
      iter: training.epochs,
      threads: training.threads,
    };
    return [program, ...Object.entries(options).flatMap(([name, value]) => [`-${name}`, `${value}`])];
  },

  begins: /Progress:/,
  vocabularySize: /Vocab size: (\d+)/,
  countsLineEnds: true,
  suffix: '',
});
