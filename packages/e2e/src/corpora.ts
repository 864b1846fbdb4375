export { type Otherwise, readCorpus } from './read-corpus.ts';
