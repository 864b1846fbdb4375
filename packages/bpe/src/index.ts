export { computeBpe } from './bpe.ts';
