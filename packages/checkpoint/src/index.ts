export { computeCheckpoint } from './checkpoint.ts';
