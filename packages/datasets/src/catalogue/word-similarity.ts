import { type Asset, text } from '@wordloom/stage';
import { orPacked } from '../or-packed.ts';

const licence = (attribution: string) => ({
  name: 'MIT',
  attribution: `${attribution}, collected by Manaal Faruqui (eval-word-vectors)`,
});
const carried = (file: string) => ({
  type: text,
  paths: [...orPacked(`eval-wordsim/${file}`), ...orPacked(file)],
});

/** Word pairs with the mean of human ratings, one pair a line; {@link readWordPairs} reads them. */
export const wordSimilarity = {
  wordSim353: {
    name: 'wordsim-353',
    summary: '353 word pairs, rated 0 to 10 for relatedness',
    ...carried('EN-WS-353-ALL.txt'),
    sources: [
      { from: 'package', url: new URL('../../data/word-similarity/EN-WS-353-ALL.txt.gz', import.meta.url) },
    ],
    sha256: ['ce12919b240af45bdf46d243601eaca2b6212b159b5e7e9b435ee7ee40c5619c'],
    bytes: 7_405,
    licence: licence('Finkelstein et al. 2002'),
  },
  rg65: {
    name: 'rg-65',
    summary: '65 noun pairs, rated 0 to 4 for similarity',
    ...carried('EN-RG-65.txt'),
    sources: [
      { from: 'package', url: new URL('../../data/word-similarity/EN-RG-65.txt.gz', import.meta.url) },
    ],
    sha256: ['c243f3a91c3f5d8cf67f21a67f6fb80bde8b6bb060851a6a48e6f2d68ec98c9f'],
    bytes: 1_210,
    licence: licence('Rubenstein and Goodenough 1965'),
  },
  mc30: {
    name: 'mc-30',
    summary: '30 noun pairs, rated 0 to 4 for similarity',
    ...carried('EN-MC-30.txt'),
    sources: [
      { from: 'package', url: new URL('../../data/word-similarity/EN-MC-30.txt.gz', import.meta.url) },
    ],
    sha256: ['33ee05911496ff83d95cac351d0746c6f63b9181b605cb7d307f4daa8864511b'],
    bytes: 543,
    licence: licence('Miller and Charles 1991'),
  },
  mturk771: {
    name: 'mturk-771',
    summary: '771 word pairs, rated 1 to 5 for relatedness',
    ...carried('EN-MTurk-771.txt'),
    sources: [
      { from: 'package', url: new URL('../../data/word-similarity/EN-MTurk-771.txt.gz', import.meta.url) },
    ],
    sha256: ['04dc297c9e86b6fa7cf8ef0e4ba2e2c8d3399ec68d92fb7a53c0b4aae27198b5'],
    bytes: 19_628,
    licence: licence('Halawi et al. 2012'),
  },
} as const satisfies Record<string, Asset>;
