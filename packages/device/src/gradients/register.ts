import { getGradient, registerGradient } from '@tensorflow/tfjs-core';
import { arithmetic } from './arithmetic.ts';
import { arrangement } from './arrangement.ts';
import { elementwise } from './elementwise.ts';
import { matrixProduct } from './matrix-product.ts';
import { reductions } from './reductions.ts';

// tfjs-core leaves gradients to be registered, and has no entry that Node can load which does it.
for (const config of [...arithmetic, ...elementwise, ...reductions, ...arrangement, matrixProduct]) {
  if (!getGradient(config.kernelName)) registerGradient(config);
}
