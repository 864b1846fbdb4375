/**
 * `word2vec`: text, a header `count dimensions`, then a word and its values a line; fastText's .vec is the same.
 * `word2vec-binary`: that header, then for each word its name, a space and 32-bit values, little-endian.
 * `glove`: text without a header.
 */
export type VectorFormat = 'word2vec' | 'word2vec-binary' | 'glove';
