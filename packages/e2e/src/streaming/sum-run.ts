import { implement } from '@wordloom/stage';
import { sum } from './stages.ts';

export default implement(sum, async ({ inputs, outputs, report }) => {
  let rows = 0;
  let total = 0;
  for await (const { id, values } of inputs.rows.batches()) {
    rows += id.length;
    for (const value of values.values) total += value;
  }
  report.metric('peak resident MB', process.resourceUsage().maxRSS / 1024);
  await outputs.total.write({ rows, sum: total });
});
