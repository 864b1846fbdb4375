import { colorOption, jsonOption, storeOption } from '../arguments/standard-options.ts';

/** What commands that query word vectors take. */
export const vectorOptions = {
  in: {
    type: 'string',
    valueHint: 'PIPELINE',
    description: 'whose vectors (default: the last run that has some)',
  },
  profile: { type: 'string', valueHint: 'P', description: 'only of runs with this profile' },
  top: { type: 'string', valueHint: 'N', description: 'how many words (default: 10)' },
  ...storeOption,
  ...jsonOption,
  ...colorOption,
} as const;

/** How many words come out unless it is said. */
export const defaultTop = '10';
