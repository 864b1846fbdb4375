import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '@wordloom/artifact';
import { afterAll } from 'vitest';

const temporary = mkdtempSync(join(tmpdir(), 'wordloom-faults-'));
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

let folders = 0;
/** A folder for a store of its own. */
export const newStore = () => join(temporary, `store-${folders++}`);

/** The keys of all artifacts in a store, each with the content of its outputs; all of them whole. */
export async function contentsOf(folder: string): Promise<Record<string, Record<string, string>>> {
  const store = await openStore(folder);
  const names = readdirSync(join(folder, 'stages'), { recursive: true, encoding: 'utf8' });
  const keys = names.flatMap((name) => /([0-9a-f]{64})\.json$/.exec(name)?.[1] ?? []).sort();
  const contents: Record<string, Record<string, string>> = {};
  for (const key of keys) {
    const manifest = await store.manifest(key);
    if (!manifest) throw new Error(`artifact ${key} is not whole`);
    for (const { blob } of Object.values(manifest.outputs)) {
      if (!(await store.verifyBlob(blob))) throw new Error(`blob ${blob} is not what it was`);
    }
    const outputs = Object.entries(manifest.outputs);
    contents[key] = Object.fromEntries(outputs.map(([name, { contentHash }]) => [name, contentHash]));
  }
  return contents;
}
