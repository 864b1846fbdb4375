import { type Asset, text } from '@wordloom/stage';
import { orPacked } from '../or-packed.ts';

/** Questions of the form "a is to b as c is to d" in 14 sections; {@link readAnalogies} reads them. */
export const googleAnalogies = {
  name: 'google-analogies',
  summary: '19,544 word analogies in 14 sections',
  type: text,
  paths: [...orPacked('eval-wordsim/questions-words.txt'), ...orPacked('questions-words.txt')],
  sources: [
    { from: 'package', url: new URL('../../data/google-analogies/questions-words.txt.gz', import.meta.url) },
  ],
  sha256: ['8c29b3332afc46f3fb8be04cb5297bf96f39aa7131272dff57869b4485b22a36'],
  bytes: 603_955,
  licence: { name: 'Apache-2.0', attribution: 'Google Inc. (Mikolov et al. 2013, word2vec)' },
} as const satisfies Asset;
