import { implement } from '@wordloom/stage';
import { add } from './stages.ts';

export default implement(add, async ({ inputs, outputs, parameters }) => {
  await outputs.number.write((await inputs.number.read()) + parameters.more);
});
