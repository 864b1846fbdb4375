export { buildVocabulary, type VocabularyOptions } from './build-vocabulary.ts';
export { encode, idsOfTypes } from './encode.ts';
export { UNKNOWN, Vocabulary, type VocabularyColumns } from './vocabulary.ts';
export { formatVocabulary, parseVocabulary } from './vocabulary-text.ts';
