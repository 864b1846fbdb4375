import { implement } from '@wordloom/stage';
import { join } from './stages.ts';

export default implement(join, async ({ inputs, outputs }) => {
  for (const input of [inputs.left, inputs.right]) await outputs.bytes.append(await input.read());
});
