import type { Manifest } from '@wordloom/artifact';
import type { StageNode } from '@wordloom/stage';
import { offerProblem } from '../plan/offered.ts';
import type { NodeContext } from './node-context.ts';

/** Takes a stage's artifact from the remote store, where it has one that is right. */
export async function fetchNode(
  node: StageNode,
  key: string,
  { world: { store, remote }, emit, signal }: NodeContext,
): Promise<Manifest | undefined> {
  return remote?.pull(key, store, {
    signal,
    onStart: (bytes) => emit({ type: 'node-fetched', node: node.id, from: remote.name, bytes }),
    onProgress: (progress) => emit({ type: 'stage', node: node.id, event: { type: 'progress', progress } }),
    check: async (manifest, pathOf) => offerProblem(node, manifest) ?? (await tableProblem(manifest, pathOf)),
  });
}

/** Early cutoff goes by the hashes of columns, which the hash of the file says nothing of. */
async function tableProblem(
  { outputs }: Manifest,
  pathOf: (output: string) => string,
): Promise<string | undefined> {
  const { hashTable, tableInfo } = await import('@wordloom/table'); // a run that fetches nothing loads none of it
  for (const [name, { type, rows, columns }] of Object.entries(outputs)) {
    if (type.kind !== 'table') continue;
    const file = pathOf(name);
    try {
      const found = await hashTable(file);
      const same =
        tableInfo(file).rows === rows &&
        JSON.stringify(sorted(found)) === JSON.stringify(sorted(columns ?? {}));
      if (!same) return `says of table '${name}' what is not in its file`;
    } catch (error) {
      return `has a table '${name}' that cannot be read: ${(error as Error).message}`;
    }
  }
  return undefined;
}

function sorted(hashes: Readonly<Record<string, string>>): [string, string][] {
  return Object.entries(hashes).sort(([a], [b]) => (a < b ? -1 : 1));
}
