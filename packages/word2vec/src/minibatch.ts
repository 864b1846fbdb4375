export type { MinibatchOptions, MinibatchVectors } from './minibatch/minibatch-options.ts';
export { trainMinibatch } from './minibatch/train-minibatch.ts';
