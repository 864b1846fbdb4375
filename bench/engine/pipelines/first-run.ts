import { implement } from '@wordloom/stage';
import { first } from './stages.ts';

export default implement(first, async ({ outputs, parameters }) => {
  await outputs.number.write(parameters.value);
});
