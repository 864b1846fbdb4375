import { implement } from '@wordloom/stage';
import { generate } from './stages.ts';

export default implement(generate, async ({ outputs, parameters: { batches, batchRows }, report }) => {
  const id = new Int32Array(batchRows);
  const values = new Float32Array(batchRows * 256);
  for (let batch = 0; batch < batches; batch++) {
    for (let row = 0; row < batchRows; row++) id[row] = batch * batchRows + row;
    for (let i = 0; i < values.length; i++) values[i] = (i + batch) % 1000;
    await outputs.rows.append({ id, values: { values, size: 256 } });
  }
  report.metric('peak resident MB', process.resourceUsage().maxRSS / 1024);
});
