import { fastText } from './fasttext.ts';
import { gensim } from './gensim.ts';
import type { Trainer } from './trainer.ts';
import { word2vecC } from './word2vec-c.ts';
import { wordloom } from './wordloom.ts';

const all: readonly Trainer[] = [wordloom, word2vecC, gensim, fastText];

/** A trainer that is on this machine. */
export interface Present {
  readonly trainer: Trainer;
  readonly version: string;
}

/**
 * The trainers that can run here, and a line about each.
 *
 * @param names of those wanted; all unless given
 * @throws Error for a name that none has
 */
export function presentTrainers(names: readonly string[] = all.map(({ name }) => name)): Present[] {
  return names.flatMap((name) => {
    const trainer = all.find((known) => known.name === name);
    if (!trainer)
      throw new Error(`no trainer ${name}; there are ${all.map((known) => known.name).join(', ')}`);
    const version = trainer.version();
    console.log(version === null ? `${name}: left out, needs ${trainer.needs}` : `${name} ${version}`);
    return version === null ? [] : [{ trainer, version }];
  });
}
