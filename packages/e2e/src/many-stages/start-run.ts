import { implement } from '@wordloom/stage';
import { start } from './stages.ts';

export default implement(start, async ({ outputs, parameters, report }) => {
  report.metric('process', process.pid);
  await outputs.count.write(parameters.value);
});
