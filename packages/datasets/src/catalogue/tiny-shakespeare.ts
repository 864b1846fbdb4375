import { type Asset, text } from '@wordloom/stage';
import { orPacked } from '../or-packed.ts';

/** A million characters of Shakespeare's plays, speaker names and lines. */
export const tinyShakespeare = {
  name: 'tinyshakespeare',
  summary: "40,000 lines of Shakespeare's plays",
  type: text,
  paths: [...orPacked('tinyshakespeare/input.txt'), ...orPacked('tinyshakespeare.txt')],
  sources: [{ from: 'package', url: new URL('../../data/tinyshakespeare/input.txt.gz', import.meta.url) }],
  sha256: ['86c4e6aa9db7c042ec79f339dcb96d42b0075e16b8fc2e86bf0ca57e2dc565ed'],
  bytes: 1_115_394,
  licence: {
    name: 'public domain',
    attribution: 'William Shakespeare, collected by Andrej Karpathy (char-rnn)',
  },
} as const satisfies Asset;
