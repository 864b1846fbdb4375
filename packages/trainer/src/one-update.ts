import { add, clipGradNorm, dispose, div, type Tensor, tidy, valueAndGrads } from '@wordloom/device';
import { trainingPass } from '@wordloom/nn';
import { checkLoss, notFiniteGradient } from './finite.ts';
import type { TrainingOptions } from './training.ts';

/**
 * One update of all parameters from `accumulate` batches; nothing is changed where a number is not finite.
 *
 * @param step updates done before it
 * @returns the sum of the losses, and of how many
 */
export async function oneUpdate<Batch>(
  options: TrainingOptions<Batch>,
  step: number,
): Promise<{ sum: number; terms: number }> {
  const { optimizer, batches, accumulate = 1, maxGradNorm = Number.POSITIVE_INFINITY } = options;
  const parameters = [...optimizer.parameters.values()];
  let gradients: readonly (Tensor | null)[] = parameters.map(() => null);
  let [sum, terms] = [0, 0];
  let place = { step, epoch: 0, index: 0 };
  try {
    for (let part = 0; part < accumulate; part++) {
      const number = step * accumulate + part;
      place = { step, epoch: Math.floor(number / batches.perEpoch), index: number % batches.perEpoch };
      const batch = await batches.batch(place.epoch, place.index);
      try {
        const pass = trainingPass({ seed: options.seed, step: number });
        const { value, grads } = valueAndGrads(() => options.loss(batch, pass), parameters);
        gradients = added(gradients, grads);
        const loss = (await value.data())[0]!;
        value.dispose();
        checkLoss(loss, place);
        sum += loss;
        terms += options.terms?.(batch) ?? 1;
      } finally {
        options.release?.(batch);
      }
    }
    gradients = divided(gradients, accumulate);
    const clipped = clipGradNorm(gradients, maxGradNorm);
    gradients = clipped.gradients;
    if (!Number.isFinite(clipped.norm)) {
      throw await notFiniteGradient(optimizer.parameters.keys(), gradients, place);
    }
    optimizer.step(gradients, options.schedule(step));
  } finally {
    dispose(gradients.filter((gradient) => gradient !== null));
  }
  return { sum, terms };
}

/** The sums of both, which are then gone. */
function added(sums: readonly (Tensor | null)[], more: readonly (Tensor | null)[]): (Tensor | null)[] {
  return sums.map((sum, i) => {
    const next = more[i]!;
    if (!sum || !next) return sum ?? next;
    const both = tidy(() => add(sum, next));
    dispose([sum, next]);
    return both;
  });
}

function divided(sums: readonly (Tensor | null)[], by: number): readonly (Tensor | null)[] {
  if (by === 1) return sums;
  return sums.map((sum) => {
    if (!sum) return null;
    const mean = tidy(() => div(sum, by));
    sum.dispose();
    return mean;
  });
}
