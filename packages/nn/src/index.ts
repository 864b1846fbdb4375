export {
  constant,
  fanInUniform,
  type Initializer,
  normal,
  uniform,
  xavierNormal,
  xavierUniform,
} from './initializers.ts';
export { Conv1d, type Conv1dOptions } from './layers/conv1d.ts';
export { Embedding, type EmbeddingOptions } from './layers/embedding.ts';
export { LayerNorm, type LayerNormOptions } from './layers/layer-norm.ts';
export { Linear, type LinearOptions } from './layers/linear.ts';
export { Lstm, type LstmLayerOptions, type LstmOutput } from './layers/lstm.ts';
export {
  MultiHeadAttention,
  type MultiHeadAttentionOptions,
  type Visibility,
} from './layers/multi-head-attention.ts';
export { TransformerBlock, type TransformerBlockOptions } from './layers/transformer-block.ts';
export { maskedSigmoidLoss } from './masked-sigmoid-loss.ts';
export { Module, type ParameterStart } from './module.ts';
export { ModuleList } from './module-list.ts';
export { decayGroups } from './optimizers/decay-groups.ts';
export type { Optimizer, ParameterGroup } from './optimizers/optimizer.ts';
export { type AdamSettings, adagrad, adam, adamW, sgd } from './optimizers/optimizers.ts';
export { dropped, evaluation, type Pass, trainingPass } from './pass.ts';
export { constantRate, cosineDecay, type Decay, linearDecay, type Schedule, warmUp } from './schedules.ts';
export { loadState } from './state/load-state.ts';
export type { NamedArray, NamedArrays } from './state/named-arrays.ts';
export { readState } from './state/read-state.ts';
