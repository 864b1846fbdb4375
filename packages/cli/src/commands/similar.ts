import { wholeNumber } from '../arguments/whole-number.ts';
import { command } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { findVectors } from '../vectors/find-vectors.ts';
import { tellNeighbours } from '../vectors/tell-neighbours.ts';
import { defaultTop, vectorOptions } from '../vectors/vector-options.ts';
import { foldersHere, openStoreToRead } from '../world.ts';

export const similar = command({
  name: 'similar',
  summary: 'words with vectors near that of a word',
  notes: [
    'Nearness is the cosine of the vectors, from -1 to 1. A word that begins with a dash goes after --.',
  ],
  examples: ['wordloom similar king', 'wordloom similar chip --in ptb-skipgram --top 5'],
  args: {
    word: { type: 'positional', required: true, description: 'a word of the vocabulary' },
    ...vectorOptions,
  },
  run: async (args) => {
    const topN = wholeNumber('--top', args.top ?? defaultTop, 1);
    const store = await openStoreToRead(foldersHere(args.store));
    const found = await findVectors(store, { pipeline: args.in, profile: args.profile });
    tellNeighbours([args.word], found.vectors.mostSimilar(args.word, { topN }), found, args);
    return exitCodes.ok;
  },
});
