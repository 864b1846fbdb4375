import { setTimeout } from 'node:timers/promises';
import { implement } from '@wordloom/stage';
import { bytesFrom, digestOf } from './bytes-from.ts';
import { endAs } from './end-as.ts';
import { step } from './stages.ts';

export default implement(step, async ({ inputs, outputs, parameters, checkpoint, signal }) => {
  const { salt, size, pause, ends } = parameters;
  const seed = `${salt} ${digestOf(await inputs.before.read())}`;
  await setTimeout(pause, undefined, { signal });
  for (const piece of bytesFrom(seed, size)) await outputs.bytes.append(piece);
  await endAs(ends, checkpoint);
});
