import { implement } from '@wordloom/stage';
import { value } from './stages.ts';

export default implement(value, async ({ outputs, parameters }) => {
  await outputs.number.write(parameters.value);
});
