import { implement } from '@wordloom/stage';
import { gauge } from './stages.ts';

export default implement(gauge, async ({ outputs, parameters, report }) => {
  const height = 100 * Math.exp(parameters.spread * Math.random());
  report.metric('height', height);
  await outputs.bytes.write(`${height}`);
});
