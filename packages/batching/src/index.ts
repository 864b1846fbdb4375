export { batchify, type SkipGramBatch, type SkipGramExamples } from './batchify.ts';
export { type PaddedRows, padRows } from './pad-rows.ts';
