import { setTimeout } from 'node:timers/promises';
import { implement } from '@wordloom/stage';
import { bytesFrom } from './bytes-from.ts';
import { endAs } from './end-as.ts';
import { source } from './stages.ts';

export default implement(source, async ({ outputs, parameters, checkpoint, signal }) => {
  const { salt, size, pause, ends } = parameters;
  await setTimeout(pause, undefined, { signal });
  for (const piece of bytesFrom(salt, size)) await outputs.bytes.append(piece);
  await endAs(ends, checkpoint);
});
