import { LEARNING_RATE, MIN_COUNT, NEGATIVES, WINDOW } from '../settings.ts';
import { answerOf } from './child-process.ts';
import { fileTrainer } from './file-trainer.ts';

const program = process.env.FASTTEXT ?? 'fasttext';

/** fastText without subwords, so that it learns what the others do. */
export const fastText = fileTrainer({
  name: 'fastText',
  needs: '`fasttext`, or the path of the program in FASTTEXT',

  version() {
    // It never tells its version; packages do.
    if (answerOf('sh', ['-c', 'command -v "$0"', program]) === null) return null;
    return answerOf('dpkg-query', ['--show', `--showformat=\${Version}`, 'fasttext']) ?? 'of unknown version';
  },

  command(files, training, output) {
    const options = {
      input: files.text,
      output,
      minn: 0,
      maxn: 0,
      dim: training.dimensions,
      ws: WINDOW,
      neg: NEGATIVES,
      t: training.sample,
      lr: LEARNING_RATE,
      minCount: MIN_COUNT,
      epoch: training.epochs,
      thread: training.threads,
      seed: training.seed,
    };
    return [
      program,
      'skipgram',
      ...Object.entries(options).flatMap(([name, value]) => [`-${name}`, `${value}`]),
    ];
  },

  begins: /Number of labels:/,
  vocabularySize: /Number of words:\s*(\d+)/,
  countsLineEnds: true,
  suffix: '.vec',
});
