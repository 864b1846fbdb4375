import { float32, uint32, utf8, vector } from '@wordloom/schema';
import { tableType } from '@wordloom/stage';

/** Word vectors: one row a word, its occurrences in the corpus, and its vector. */
export const vectors = tableType('vectors', { word: utf8, count: uint32, vector: vector(float32) });
