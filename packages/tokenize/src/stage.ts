export { sentences } from './stage/sentences.ts';
export { tokenTypes } from './stage/token-types.ts';
export { tokenize } from './stage/tokenize.ts';
export { words } from './stage/words.ts';
