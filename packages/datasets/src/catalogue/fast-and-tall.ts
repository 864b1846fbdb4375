import { type Asset, text } from '@wordloom/stage';

/** Sixteen words, of which byte-pair encoding is shown in textbooks. */
export const fastAndTall = {
  name: 'fast-and-tall',
  summary: 'fast, faster, tall and taller, 4, 3, 5 and 4 times',
  type: text,
  paths: ['fast-and-tall.txt'],
  sources: [{ from: 'package', url: new URL('../../data/fast-and-tall/words.txt', import.meta.url) }],
  sha256: ['75b6c83eeefbf84f37f6edf09d58377f166f3fd4daf8d4a95848a110700fb2dd'],
  bytes: 94,
  licence: {
    name: 'public domain',
    attribution: 'words and counts as in Dive into Deep Learning (Zhang et al.), section 15.6.2',
  },
} as const satisfies Asset;
