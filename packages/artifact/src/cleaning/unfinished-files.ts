import { join } from 'node:path';
import type { Presence } from '../locks/presence.ts';
import { makerOf } from '../temporary.ts';
import { type FoundFile, filesIn, filesInShards, namesIn } from './list-files.ts';

/** How long a file may be written whose name does not say by whom, in milliseconds. */
const longest = 3600 * 1000;

/** What killed processes left half written. */
export async function unfinishedFiles(store: string, presence: Presence, now: number): Promise<FoundFile[]> {
  const temporary = await filesIn(join(store, 'tmp'));
  const makers = new Set(temporary.map(({ name }) => makerOf(name)));
  const present = new Set<string>();
  for (const maker of makers) if (maker && (await presence.isPresent(maker))) present.add(maker);
  const runs = await namesIn(join(store, 'runs'));
  const elsewhere = [
    ...(await filesIn(store)),
    ...(await filesInShards(join(store, 'stages'))),
    ...(await Promise.all(runs.map((run) => filesIn(join(store, 'runs', run))))).flat(),
  ].filter(({ name }) => /^\..+\.[0-9a-f]{12}$/.test(name));
  const fingerprints = await filesIn(join(store, 'fingerprints'));
  const downloads = await filesIn(join(store, 'downloads'));
  const isOld = ({ time }: FoundFile) => now - time > longest;
  return [
    ...temporary.filter((file) => {
      const maker = makerOf(file.name);
      return maker === undefined ? isOld(file) : !present.has(maker);
    }),
    ...elsewhere.filter(isOld),
    ...fingerprints.filter((file) => isPartOf(file.name) && (isOld(file) || !isAlive(file.name))),
    ...downloads.filter((file) => file.name.endsWith('.partial') && isOld(file)),
  ];
}

/** Fingerprints are written under their name and the number of the process. */
function isPartOf(name: string): boolean {
  return /\.json\.\d+$/.test(name);
}

function isAlive(name: string): boolean {
  try {
    process.kill(Number(name.split('.').at(-1)), 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
