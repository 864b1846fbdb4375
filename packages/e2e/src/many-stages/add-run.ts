import { implement } from '@wordloom/stage';
import { add } from './stages.ts';

export default implement(add, async ({ inputs, outputs, parameters, report }) => {
  report.metric('process', process.pid);
  await outputs.count.write((await inputs.count.read()) + parameters.more);
});
