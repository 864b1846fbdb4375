import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

export interface FoundFile {
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
  /** Modification time, in milliseconds since 1970. */
  readonly time: number;
}

/** All files in the folders of a folder, `ab/ab12...`; what goes meanwhile is left out. */
export async function filesInShards(folder: string): Promise<FoundFile[]> {
  const shards = (await namesIn(folder)).filter((name) => /^[0-9a-f]{2}$/.test(name));
  const found = await Promise.all(shards.map((shard) => filesIn(join(folder, shard))));
  return found.flat();
}

export async function filesIn(folder: string): Promise<FoundFile[]> {
  const found = await Promise.all((await namesIn(folder)).map((name) => look(folder, name)));
  return found.filter((file) => file !== undefined);
}

export function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}

/** A file or folder with all that is in it; its time is that of the newest in it. */
async function look(folder: string, name: string): Promise<FoundFile | undefined> {
  const path = join(folder, name);
  const found = await stat(path).catch(() => undefined);
  if (!found) return undefined;
  if (!found.isDirectory()) return { path, name, bytes: found.size, time: found.mtimeMs };
  const inside = await filesIn(path);
  return {
    path,
    name,
    bytes: inside.reduce((sum, file) => sum + file.bytes, 0),
    time: Math.max(found.mtimeMs, ...inside.map((file) => file.time)),
  };
}
