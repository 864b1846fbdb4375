export { coverage, measureCoverage } from './stage/measure-coverage.ts';
export { merges } from './stage/merges.ts';
export { segmentation, segmentTexts } from './stage/segment-texts.ts';
export { tokenizerFile } from './stage/tokenizer-file.ts';
export { trainBpe } from './stage/train-bpe.ts';
