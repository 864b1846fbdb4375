import { implement } from '@wordloom/stage';
import { length } from './stages.ts';

export default implement(length, async ({ inputs, outputs }) => {
  await outputs.number.write((await inputs.text.read()).length);
});
