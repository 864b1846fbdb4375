import { implement } from '@wordloom/stage';
import { sum } from './stages.ts';

export default implement(sum, async ({ inputs, outputs, parameters }) => {
  await outputs.number.write((await inputs.left.read()) + (await inputs.right.read()) + parameters.more);
});
