import { fileURLToPath } from 'node:url';
import { answerOf } from './child-process.ts';
import { fileTrainer } from './file-trainer.ts';
import { trainingRequest } from './training-request.ts';

const python = process.env.PYTHON ?? 'python3';
const script = fileURLToPath(new URL('../gensim_train.py', import.meta.url));
const tellVersions =
  'import gensim, numpy, sys; print(f"{gensim.__version__}, numpy {numpy.__version__}, Python {sys.version.split()[0]}")';

/** gensim from a file, its fastest way: Python is not asked for each sentence. */
export const gensim = fileTrainer({
  name: 'gensim',
  needs: 'gensim in `python3`, or the Python that has it in PYTHON',
  version: () => answerOf(python, ['-c', tellVersions]),
  command: (files, training, output) => [python, script, trainingRequest(files, training, { output })],
  begins: /training/,
  vocabularySize: /(\d+) words/,
  countsLineEnds: false,
  suffix: '',
});
