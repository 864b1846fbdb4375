import type { Asset, FileType } from '@wordloom/stage';

/** What a person does to bring the data set: where to get it, what to call it, where to put it. */
export function byHand({ name, obtain = 'get it from its publisher', paths }: Asset<FileType>): string {
  return `${obtain}, put it into a folder as ${paths[0] ?? name} and set WORDLOOM_DATA to that folder`;
}
