export { buildVocabulary } from './stage/build-vocabulary.ts';
export { encode } from './stage/encode.ts';
export { vocabulary } from './stage/vocabulary.ts';
