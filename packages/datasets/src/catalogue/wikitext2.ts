import { type Asset, text } from '@wordloom/stage';
import { orPacked } from '../or-packed.ts';

const licence = {
  name: 'CC-BY-SA-3.0',
  attribution: 'WikiText-2 (Merity et al. 2016), articles of the English Wikipedia by its contributors',
  shareAlike: true,
};

/** WikiText-2, word level: one paragraph a line, ` = Heading = `, rare words already `<unk>`. */
export const wikitext2 = {
  train: {
    name: 'wikitext2-train',
    summary: 'two million words of Wikipedia articles, in another order than the original',
    type: text,
    paths: orPacked('wikitext-2/wiki.train.tokens'),
    sources: [
      { from: 'package', url: new URL('../../data/wikitext-2/wiki.train.tokens.gz', import.meta.url) },
    ],
    sha256: ['728c77e87e176af4730f9a80fc6008bcaff421a7202c1c048877c0eec3685f89'],
    bytes: 10_797_148,
    licence,
  },
  valid: {
    name: 'wikitext2-valid',
    summary: 'the validation part of WikiText-2, 3,760 lines',
    type: text,
    paths: orPacked('wikitext-2/wiki.valid.tokens'),
    sources: [
      { from: 'package', url: new URL('../../data/wikitext-2/wiki.valid.tokens.gz', import.meta.url) },
    ],
    sha256: ['f0737ed31fc1329026e95cb8b98e19c2a182c39c240ab909dc31abf2f8af58e8'],
    bytes: 1_121_681,
    licence,
  },
} as const satisfies Record<string, Asset>;
