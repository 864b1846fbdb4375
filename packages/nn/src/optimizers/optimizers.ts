import { adagradStep, adamStep, adamWStep, sgdStep } from '@wordloom/device';
import { groupedOptimizer } from './grouped-optimizer.ts';
import type { Optimizer, ParameterGroup } from './optimizer.ts';

export interface AdamSettings {
  readonly beta1?: number;
  readonly beta2?: number;
  readonly epsilon?: number;
}

/** Adam (Kingma and Ba 2015); weight decay is added to the gradient. */
export function adam(groups: readonly ParameterGroup[], settings: AdamSettings = {}): Optimizer {
  return adamWith(adamStep, groups, settings);
}

/** Adam with the weight decay apart from the gradient (Loshchilov and Hutter 2019). */
export function adamW(groups: readonly ParameterGroup[], settings: AdamSettings = {}): Optimizer {
  return adamWith(adamWStep, groups, settings);
}

/** AdaGrad (Duchi et al. 2011), without weight decay. */
export function adagrad(
  groups: readonly ParameterGroup[],
  settings: { readonly epsilon?: number } = {},
): Optimizer {
  return groupedOptimizer(groups, ['sum-of-squares'], (parameter, gradient, { learningRate, state }) => {
    adagradStep(
      parameter,
      gradient,
      { sumOfSquares: state['sum-of-squares']! },
      { ...settings, learningRate },
    );
  });
}

/** Stochastic gradient descent, with momentum where it is given. */
export function sgd(
  groups: readonly ParameterGroup[],
  { momentum = 0 }: { readonly momentum?: number } = {},
): Optimizer {
  const kept = momentum === 0 ? [] : ['velocity'];
  return groupedOptimizer(groups, kept, (parameter, gradient, { learningRate, weightDecay, state }) => {
    sgdStep(parameter, gradient, { velocity: state.velocity }, { learningRate, momentum, weightDecay });
  });
}

function adamWith(
  step: typeof adamStep,
  groups: readonly ParameterGroup[],
  settings: AdamSettings,
): Optimizer {
  return groupedOptimizer(groups, ['first-moment', 'second-moment'], (parameter, gradient, update) => {
    const { learningRate, weightDecay, step: number, state } = update;
    const moments = { firstMoment: state['first-moment']!, secondMoment: state['second-moment']! };
    step(parameter, gradient, moments, { ...settings, learningRate, weightDecay, step: number });
  });
}
