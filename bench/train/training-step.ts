import { adamStep, dispose, tensorCount, valueAndGrads, variable, zerosLike } from '@wordloom/device';
import { MODELS } from './models/index.ts';
import { Parameters } from './models/parameters.ts';

/** A step of Adam at rate 0.001; returns the loss before it. */
export function trainingStep(model: string): () => number {
  const parameters = new Parameters();
  const loss = MODELS[model]!(parameters);
  const zeros = (like: Parameters['trained'][number]) => {
    const initial = zerosLike(like);
    const made = variable(initial);
    initial.dispose();
    return made;
  };
  const states = parameters.trained.map((each) => ({ firstMoment: zeros(each), secondMoment: zeros(each) }));
  let step = 0;
  return () => {
    step++;
    const before = tensorCount();
    const { value, grads } = valueAndGrads(loss, parameters.trained);
    for (const [i, parameter] of parameters.trained.entries()) {
      adamStep(parameter, grads[i]!, states[i]!, { learningRate: 0.001, step });
    }
    const result = value.dataSync()[0]!;
    dispose([value, ...grads.map((gradient) => gradient!)]);
    if (tensorCount() !== before) throw new Error(`${tensorCount() - before} tensors are left after a step`);
    return result;
  };
}
