import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeDurable } from '@wordloom/durable-files';
import { readSafetensors } from '../safetensors/read-safetensors.ts';
import { writeSafetensors } from '../safetensors/write-safetensors.ts';
import { hashOfFile, seal, unseal } from './seal.ts';
import type { TrainingState } from './training-state.ts';

const formatVersion = 1;
const weightsFile = 'model.safetensors';
const optimizerFile = 'optimizer.safetensors';
const stateFile = 'state.json';

/** What a folder says of itself beside its tensors. */
export interface StateNotes {
  readonly step: number;
  /** Step of the best state so far, when this one was saved. */
  readonly best: number | null;
  readonly progress: unknown;
}

interface Sealed extends StateNotes {
  readonly formatVersion: number;
  /** SHA-256 of the other files, by name. */
  readonly files: Readonly<Record<string, string>>;
}

/** Writes a state into a new folder; `state.json`, which seals the others, comes last. */
export async function writeStateFolder(folder: string, state: TrainingState, best: number | null) {
  await mkdir(folder);
  await writeSafetensors(join(folder, weightsFile), state.weights);
  await writeSafetensors(join(folder, optimizerFile), state.optimizer);
  const files = Object.fromEntries(
    await Promise.all(
      [weightsFile, optimizerFile].map(async (name) => [name, await hashOfFile(join(folder, name))] as const),
    ),
  );
  const content: Sealed = { formatVersion, step: state.step, best, progress: state.progress, files };
  await writeDurable(join(folder, stateFile), seal(content));
}

/** @throws Error that says in what way the folder is damaged */
export async function readNotes(folder: string): Promise<StateNotes> {
  return await unsealed(folder);
}

/** The state of a folder, every byte held against its hash; throws as `readNotes`. */
export async function readStateFolder(folder: string): Promise<TrainingState> {
  const { step, progress, files } = await unsealed(folder);
  for (const name of [weightsFile, optimizerFile]) {
    if ((await hashOfFile(join(folder, name))) !== files[name])
      throw new Error(`${name} is not what was saved`);
  }
  const weights = await readSafetensors(join(folder, weightsFile));
  const optimizer = await readSafetensors(join(folder, optimizerFile));
  return { step, weights, optimizer, progress };
}

async function unsealed(folder: string): Promise<Sealed> {
  const sealed = unseal(await readFile(join(folder, stateFile), 'utf8')) as Sealed | undefined;
  if (sealed === undefined) throw new Error(`${stateFile} is not what was saved`);
  if (sealed.formatVersion !== formatVersion) {
    throw new Error(`it has format version ${sealed.formatVersion}, this is ${formatVersion}`);
  }
  return sealed;
}
