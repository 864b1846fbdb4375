import { openSafetensors } from './open-safetensors.ts';
import type { NamedTensors, TensorData } from './tensor-data.ts';

/** All tensors of a file, in memory. */
export async function readSafetensors(path: string): Promise<NamedTensors> {
  await using file = await openSafetensors(path);
  const tensors = new Map<string, TensorData>();
  for (const name of file.names) tensors.set(name, await file.read(name));
  return tensors;
}
