export { type RandomState, type RandomStream, randomStream, restoreStream } from './random-stream.ts';
