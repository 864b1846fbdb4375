export { keepProbability, type SubsampleForm } from './keep-probability.ts';
export { occurrences } from './occurrences.ts';
export { subsample } from './subsample.ts';
