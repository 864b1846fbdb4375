import { wholeNumber } from '../arguments/whole-number.ts';
import { command } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { findVectors } from '../vectors/find-vectors.ts';
import { tellNeighbours } from '../vectors/tell-neighbours.ts';
import { defaultTop, vectorOptions } from '../vectors/vector-options.ts';
import { foldersHere, openStoreToRead } from '../world.ts';

const word = { type: 'positional', required: true } as const;

export const analogy = command({
  name: 'analogy',
  summary: 'A is to B as C is to what',
  notes: ['The words nearest to the vector of B, less that of A, plus that of C. Small corpora rarely know.'],
  examples: [
    'wordloom analogy man king woman',
    'wordloom analogy france paris italy --in ptb-skipgram --top 5',
  ],
  args: {
    a: { ...word, description: 'a word' },
    b: { ...word, description: 'what it is to' },
    c: { ...word, description: 'the word to find the same for' },
    ...vectorOptions,
  },
  run: async (args) => {
    const topN = wholeNumber('--top', args.top ?? defaultTop, 1);
    const store = await openStoreToRead(foldersHere(args.store));
    const found = await findVectors(store, { pipeline: args.in, profile: args.profile });
    const { a, b, c } = args;
    tellNeighbours([a, b, c], found.vectors.analogy(a, b, c, { topN }), found, args);
    return exitCodes.ok;
  },
});
