import { implement } from '@wordloom/stage';
import { whim } from './stages.ts';

export default implement(whim, async ({ outputs, parameters }) => {
  await outputs.bytes.write(`${parameters.spread * Math.random()}`);
});
