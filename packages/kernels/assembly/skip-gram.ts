import { dotProducts } from './dot-products';
import { scoresToGradients } from './gradients';
import { sampleLoss, startLoss } from './loss';
import { inputRows, inputs, rowBytes, sentence, window } from './memory';
import { drawOutputs } from './negatives';
import { below, nextBits, startStreams } from './random';
import { center, count, position, readOn, readSentence, startReading } from './sentence-reader';
import { update } from './update';

export { lossPairs, lossSum } from './loss';
export { setKeepLimits, setNegatives, setScratch, setVectors } from './memory';
export { setSeed } from './random';
export { fusesMultiplyAdd } from './simd';

/**
 * Trains on the centers among the tokens start .. end - 1. Context comes from outside that range too, so windows
 * are the same however the corpus is cut into chunks.
 *
 * @returns 2^32 - 1, or where a score was not finite the position up to which tokens were read; that window's
 *   update is left out
 */
export function trainChunk(start: u32, end: u32, rate: f32, epoch: u32, chunk: u32): u32 {
  startStreams(epoch, chunk);
  startLoss();
  startReading(start, end);
  let ready: u32;
  do {
    ready = readSentence();
    for (let i = center; i < ready; i++) if (!trainCenter(i, rate)) return position;
  } while (readOn(ready));
  return u32.MAX_VALUE;
}

/**
 * Trains on one window whose row addresses are in `inputs` and `outputs`; false, with nothing changed, where a
 * score is not finite.
 */
export function trainWindow(inputCount: u32, outputCount: u32, rate: f32): bool {
  dotProducts(inputCount, outputCount);
  sampleLoss(inputCount, outputCount);
  if (!scoresToGradients(inputCount, outputCount, rate)) return false;
  update(inputCount, outputCount);
  return true;
}

/** The words within a distance drawn from 1 .. window are the inputs that predict the center (as in word2vec.c). */
function trainCenter(at: u32, rate: f32): bool {
  const distance: u32 = 1 + below(nextBits(), window);
  const first = at > distance ? at - distance : 0;
  const last = min(at + distance, count - 1);
  let inputCount: u32 = 0;
  for (let i = first; i <= last; i++) {
    if (i == at) continue;
    const word = load<u32>(sentence + (i << 2));
    store<usize>(inputs + (inputCount++ << 2), inputRows + <usize>word * rowBytes);
  }
  if (inputCount == 0) return true;
  return trainWindow(inputCount, drawOutputs(load<u32>(sentence + (at << 2))), rate);
}
