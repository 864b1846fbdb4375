import { implement } from '@wordloom/stage';
import { whim } from './stages.ts';

export default implement(whim, async ({ outputs, parameters }) => {
  await outputs.bytes.write(`${Math.exp(parameters.spread * Math.random())}`);
});
