import { implement } from '@wordloom/stage';
import { measure } from './stages.ts';

export default implement(measure, async ({ inputs, outputs }) => {
  await outputs.number.write((await inputs.text.read()).length);
});
