import { implement } from '@wordloom/stage';
import { dice } from './stages.ts';

export default implement(dice, async ({ outputs }) => {
  await outputs.bytes.write(Math.random().toString(36));
});
