export { trainWord2vec } from './stage/train-word2vec.ts';
