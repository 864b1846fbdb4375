import type { FusedOperations } from '../fused.ts';
import type { WasmBackend } from './backend.ts';
import { fusedAttention } from './fused/attention.ts';
import { fusedConvMax } from './fused/conv-max.ts';
import { fusedCrossEntropy, fusedSigmoidCrossEntropy } from './fused/cross-entropy.ts';
import { fusedDropout, fusedGelu } from './fused/elementwise.ts';
import { fusedLayerNorm } from './fused/layer-norm.ts';
import { fusedLinear } from './fused/linear.ts';
import { fusedLstm } from './fused/lstm.ts';
import { fusedOptimizers } from './fused/optimizers.ts';

export function fusedOperations(backend: WasmBackend): FusedOperations {
  return {
    linear: fusedLinear(backend),
    gelu: fusedGelu(backend),
    layerNorm: fusedLayerNorm(backend),
    attention: fusedAttention(backend),
    crossEntropy: fusedCrossEntropy(backend),
    sigmoidCrossEntropy: fusedSigmoidCrossEntropy(backend),
    lstm: fusedLstm(backend),
    convMax: fusedConvMax(backend),
    dropout: fusedDropout(backend),
    ...fusedOptimizers(backend),
  };
}
