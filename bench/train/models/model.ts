import type { Tensor } from '@wordloom/device';
import type { Parameters } from './parameters.ts';

/** Makes a model and a batch, and returns its loss on it as a function of the parameters. */
export type BuildModel = (parameters: Parameters) => () => Tensor;
