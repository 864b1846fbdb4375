import { attention, attentionGradient } from './attention';
import { convMax, convMaxInputGradient, convMaxWeightGradient } from './conv1d';
import { crossEntropy, crossEntropyGradient, sigmoidCrossEntropy } from './cross-entropy';
import { dropout } from './dropout';
import { combine, map, mapGradient } from './elementwise';
import { gatherRows, segmentSums } from './embedding';
import { layerNorm, layerNormGradient, layerNormScaleGradient } from './layer-norm';
import { lstm, lstmGradient } from './lstm';
import { matmul } from './matmul';
import { adagrad, adam, sgd } from './optimizers';
import { columnSums, rowSums, squareSums } from './reduce';
import { softmax, softmaxGradient } from './softmax';
import { copyRows, exchange } from './transpose';

/** Does a chunk of a kernel, by its place in KERNELS of src/tensor-kernels.ts. */
export function doChunk(kernel: u32, chunk: u32): void {
  switch (kernel) {
    case 0: return matmul(chunk);
    case 1: return map(chunk);
    case 2: return mapGradient(chunk);
    case 3: return combine(chunk);
    case 4: return copyRows(chunk);
    case 5: return rowSums(chunk);
    case 6: return columnSums(chunk);
    case 7: return squareSums(chunk);
    case 8: return layerNorm(chunk);
    case 9: return layerNormGradient(chunk);
    case 10: return layerNormScaleGradient(chunk);
    case 11: return softmax(chunk);
    case 12: return softmaxGradient(chunk);
    case 13: return crossEntropy(chunk);
    case 14: return crossEntropyGradient(chunk);
    case 15: return sigmoidCrossEntropy(chunk);
    case 16: return gatherRows(chunk);
    case 17: return segmentSums(chunk);
    case 18: return adam(chunk);
    case 19: return adagrad(chunk);
    case 20: return sgd(chunk);
    case 21: return dropout(chunk);
    case 22: return exchange(chunk);
    case 23: return attention(chunk);
    case 24: return attentionGradient(chunk);
    case 25: return lstm(chunk);
    case 26: return lstmGradient(chunk);
    case 27: return convMax(chunk);
    case 28: return convMaxInputGradient(chunk);
    case 29: return convMaxWeightGradient(chunk);
  }
}
