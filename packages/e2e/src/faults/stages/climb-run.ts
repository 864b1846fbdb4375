import { setTimeout } from 'node:timers/promises';
import { implement } from '@wordloom/stage';
import { digestOf } from './bytes-from.ts';
import { climb } from './stages.ts';

interface Reached {
  readonly step: number;
  readonly digest: string;
}

export default implement(climb, async ({ outputs, parameters, checkpoint, report, signal }) => {
  const { steps, pause } = parameters;
  const kept = await checkpoint.read('reached');
  let { step, digest } = kept ? (JSON.parse(new TextDecoder().decode(kept)) as Reached) : start;
  report.log(`goes on from step ${step}`);
  for (; step < steps; step++) {
    await setTimeout(pause, undefined, { signal });
    digest = digestOf(new TextEncoder().encode(`${step} ${digest}`));
    await checkpoint.write('reached', JSON.stringify({ step: step + 1, digest } satisfies Reached));
    report.progress({ done: step + 1, total: steps, unit: 'steps' });
  }
  await outputs.bytes.write(digest);
});

const start: Reached = { step: 0, digest: '' };
