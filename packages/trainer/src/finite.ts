import type { Tensor } from '@wordloom/device';
import { visible, WordloomError } from '@wordloom/errors';

/** Where in a training a batch is. */
export interface BatchPlace {
  readonly step: number;
  readonly epoch: number;
  readonly index: number;
}

/** @throws WordloomError `trainer/not-finite` that names the batch */
export function checkLoss(loss: number, place: BatchPlace): void {
  if (Number.isFinite(loss)) return;
  throw notFinite(`the loss is ${loss}`, place);
}

/** The error for gradients whose norm is no number: it names the first parameter whose gradient is not. */
export async function notFiniteGradient(
  names: Iterable<string>,
  gradients: readonly (Tensor | null)[],
  place: BatchPlace,
): Promise<WordloomError> {
  let i = 0;
  for (const name of names) {
    const values = await gradients[i++]?.data();
    if (values?.some((value) => !Number.isFinite(value))) {
      return notFinite(`the gradient of '${visible(name)}' has numbers that are not finite`, place);
    }
  }
  return notFinite('the gradients together are too large for 32 bits', place);
}

function notFinite(what: string, { step, epoch, index }: BatchPlace): WordloomError {
  return new WordloomError({
    code: 'trainer/not-finite',
    what: `${what}, at step ${step + 1} (batch ${index} of epoch ${epoch}, counted from 0)`,
    why: 'the learning rate is too high, or the batch holds numbers that no loss can be taken of',
    fix: 'lower the learning rate, clip the gradients (maxGradNorm), or look at that batch; parameters are as before it',
  });
}
