export { openSafetensors, type SafetensorsFile } from './safetensors/open-safetensors.ts';
export { readSafetensors } from './safetensors/read-safetensors.ts';
export type { NamedTensors, TensorData, TensorValues } from './safetensors/tensor-data.ts';
export { writeSafetensors } from './safetensors/write-safetensors.ts';
export { type Checkpoints, type CheckpointsOptions, openCheckpoints } from './states/checkpoints.ts';
export type { TrainingState } from './states/training-state.ts';
