import { dispose, type Tensor, type Variable, variable, zerosLike } from '@wordloom/device';
import { visible, WordloomError } from '@wordloom/errors';
import type { Optimizer, ParameterGroup } from './optimizer.ts';

/** What an optimiser does with one parameter. */
export interface ParameterUpdate {
  readonly learningRate: number;
  readonly weightDecay: number;
  /** 1 at the first update. */
  readonly step: number;
  /** Of this parameter, by the name of what is kept. */
  readonly state: Readonly<Record<string, Variable>>;
}

/** The optimiser of an update rule that keeps tensors of a parameter's shape, zeros at first. */
export function groupedOptimizer(
  groups: readonly ParameterGroup[],
  kept: readonly string[],
  update: (parameter: Variable, gradient: Tensor, options: ParameterUpdate) => void,
): Optimizer {
  const parameters = new Map<string, Variable>();
  const state = new Map<string, Variable>();
  const entries = groups.flatMap(({ parameters: grouped, weightDecay = 0, rateFactor = 1 }) =>
    [...grouped].map(([name, parameter]) => {
      if (parameters.has(name)) throw twice(name);
      parameters.set(name, parameter);
      const own = Object.fromEntries(kept.map((what) => [what, zerosOf(parameter)]));
      for (const what of kept) state.set(`${what}/${name}`, own[what]!);
      return { parameter, weightDecay, rateFactor, own };
    }),
  );
  let updates = 0;
  return {
    parameters,
    state,
    get updates() {
      return updates;
    },
    step(gradients, learningRate) {
      updates++;
      entries.forEach(({ parameter, weightDecay, rateFactor, own }, i) => {
        const gradient = gradients[i];
        if (!gradient) return;
        update(parameter, gradient, {
          learningRate: learningRate * rateFactor,
          weightDecay,
          step: updates,
          state: own,
        });
      });
    },
    resume(done) {
      updates = done;
    },
    dispose: () => dispose([...state.values()]),
  };
}

function zerosOf(parameter: Variable): Variable {
  const zeros = zerosLike(parameter);
  const made = variable(zeros);
  zeros.dispose();
  return made;
}

function twice(name: string): WordloomError {
  return new WordloomError({
    code: 'nn/parameter-groups',
    what: `parameter '${visible(name)}' is in two groups`,
    fix: 'put each parameter into one group',
  });
}
