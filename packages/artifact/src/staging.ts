import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** A folder of one's own to write in, on the store's disk so that files can be moved in without a copy. */
export interface Staging {
  readonly folder: string;
  /** Removes what is left; does no harm after a commit. */
  discard(): Promise<void>;
}

/** Named by process, so that what a killed one left can be told from what is in use. */
export async function makeStaging(tmp: string): Promise<Staging> {
  await mkdir(tmp, { recursive: true });
  const folder = await mkdtemp(join(tmp, `${process.pid}-`));
  return { folder, discard: () => rm(folder, { recursive: true, force: true }) };
}
