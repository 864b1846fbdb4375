import { implement } from '@wordloom/stage';
import { sumItems } from './stages.ts';

export default implement(sumItems, async ({ inputs, outputs }) => {
  let sum = 0;
  for await (const { ids } of inputs.samples.batches()) for (const id of ids.values) sum += id;
  await outputs.total.write(sum);
});
