export type { DeviceName, OnKernel } from './devices/driver.ts';
export { type Device, type DeviceOptions, openDevice } from './open-device.ts';
export type { Activation } from './operations/activation.ts';
export { type AttentionOptions, attention, attentionWeights } from './operations/attention.ts';
export { conv1d, conv1dMaxOverTime } from './operations/conv1d.ts';
export { type CrossEntropyOptions, crossEntropy } from './operations/cross-entropy.ts';
export { dropout } from './operations/dropout.ts';
export type { DropoutKey } from './operations/dropout-key.ts';
export { embedding } from './operations/embedding.ts';
export { type GeluForm, gelu } from './operations/gelu.ts';
export { layerNorm } from './operations/layer-norm.ts';
export { linear } from './operations/linear.ts';
export {
  type LstmOptions,
  type LstmResult,
  type LstmState,
  type LstmWeights,
  lstm,
} from './operations/lstm.ts';
export { multiHeadAttention, packedAttention } from './operations/multi-head-attention.ts';
export type { Reduction } from './operations/reduction.ts';
export {
  type SigmoidCrossEntropyOptions,
  sigmoidCrossEntropy,
} from './operations/sigmoid-cross-entropy.ts';
export { type AdagradOptions, type AdagradState, adagradStep } from './optimizers/adagrad.ts';
export { type AdamOptions, type AdamState, adamStep, adamWStep } from './optimizers/adam.ts';
export { type ClippedGradients, clipGradNorm } from './optimizers/clip-grad-norm.ts';
export { type SgdOptions, type SgdState, sgdStep } from './optimizers/sgd.ts';
export * from './plain.ts';
export {
  dispose,
  keep,
  type Tensor,
  tensor,
  tensorCount,
  tidy,
  type ValueAndGrads,
  type Values,
  type Variable,
  valueAndGrads,
  variable,
} from './tensors.ts';
