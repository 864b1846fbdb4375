import { setTimeout } from 'node:timers/promises';
import type { FileInput, FileOutput, StageContext } from '@wordloom/stage';
import { bytesFrom, digestOf } from './bytes-from.ts';
import { endAs } from './end-as.ts';
import type { Parameters } from './stages.ts';

interface Context
  extends Pick<StageContext<never, never, Parameters>, 'parameters' | 'checkpoint' | 'signal'> {
  readonly inputs: { readonly before: FileInput };
  readonly outputs: { readonly bytes: FileOutput };
}

/** What `step` and `risk` do. */
export async function bytesFromBytes({
  inputs,
  outputs,
  parameters,
  checkpoint,
  signal,
}: Context): Promise<void> {
  const { salt, size, pause, ends } = parameters;
  const seed = `${salt} ${digestOf(await inputs.before.read())}`;
  await setTimeout(pause, undefined, { signal });
  for (const piece of bytesFrom(seed, size)) await outputs.bytes.append(piece);
  await endAs(ends, checkpoint);
}
