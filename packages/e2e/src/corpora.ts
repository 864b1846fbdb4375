export { type EncodedCorpus, ptbTrain, wikitext2Valid } from './encoded-corpus.ts';
export { type Otherwise, readCorpus } from './read-corpus.ts';
