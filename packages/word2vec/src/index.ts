export { LossCurve } from './loss-curve.ts';
export { suggestEpochs } from './suggest-epochs.ts';
export { type TrainingOptions, trainVectors, type Words } from './train-vectors.ts';
