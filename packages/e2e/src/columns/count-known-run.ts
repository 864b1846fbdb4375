import { implement } from '@wordloom/stage';
import { countKnown } from './stages.ts';

export default implement(countKnown, async ({ inputs, outputs }) => {
  const { known } = await inputs.samples.read();
  await outputs.total.write(known.reduce((sum, value) => sum + value, 0));
});
