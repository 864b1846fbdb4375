import { implement } from '@wordloom/stage';
import { double } from './stages.ts';

export default implement(double, async ({ inputs, outputs, report }) => {
  for await (const { id, values } of inputs.rows.batches()) {
    await outputs.rows.append({ id, values: { values: values.values.map((x) => 2 * x), size: values.size } });
  }
  report.metric('peak resident MB', process.resourceUsage().maxRSS / 1024);
});
