import { implement } from '@wordloom/stage';
import { part } from './stages.ts';

export default implement(part, async ({ inputs, outputs, parameters }) => {
  await outputs.number.write(Math.floor((await inputs.of.read()) / parameters.by));
});
