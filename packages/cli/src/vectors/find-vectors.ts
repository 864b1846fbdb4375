import type { RunRecord, Store } from '@wordloom/artifact';
import { suggest, visible, WordloomError } from '@wordloom/errors';
import { KeyedVectors } from '@wordloom/keyed-vectors';
import { vectors as vectorsType } from '@wordloom/keyed-vectors/stage';
import { readTable } from '@wordloom/table';

/** Whose vectors to take. */
export interface Wanted {
  readonly pipeline?: string | undefined;
  readonly profile?: string | undefined;
}

export interface FoundVectors {
  readonly record: RunRecord;
  readonly vectors: KeyedVectors;
}

/**
 * The vectors of the newest run that has some among its results, by the type of its artifacts.
 *
 * @throws WordloomError `cli/no-vectors`
 */
export async function findVectors(store: Store, { pipeline, profile }: Wanted): Promise<FoundVectors> {
  const records = await store.runs.list();
  for (const record of records) {
    if (pipeline !== undefined && record.pipeline !== pipeline) continue;
    if (profile !== undefined && record.profile !== profile) continue;
    const path = await vectorsFile(store, record);
    if (path !== undefined) return { record, vectors: load(path) };
  }
  throw await noVectors(store, records, { pipeline, profile });
}

async function vectorsFile(store: Store, { nodes, outputs }: RunRecord): Promise<string | undefined> {
  for (const { node, output } of Object.values(outputs)) {
    const key = nodes.find(({ id }) => id === node)?.key;
    const found = key === undefined ? undefined : (await store.manifest(key))?.outputs[output];
    if (found?.type.kind === 'table' && found.type.name === vectorsType.name)
      return store.blobPath(found.blob);
  }
  return undefined;
}

function load(path: string): KeyedVectors {
  const { word, vector } = vectorsType.columns;
  const table = readTable(path, { columns: { word, vector } });
  return new KeyedVectors({ words: table.word, vectors: table.vector.values });
}

async function noVectors(
  store: Store,
  records: readonly RunRecord[],
  { pipeline, profile }: Wanted,
): Promise<WordloomError> {
  const withVectors = new Set<string>();
  for (const record of records) {
    if (!withVectors.has(record.pipeline) && (await vectorsFile(store, record)))
      withVectors.add(record.pipeline);
  }
  const whose = [
    ...(pipeline === undefined ? [] : [`of pipeline '${visible(pipeline)}'`]),
    ...(profile === undefined ? [] : [`with profile '${visible(profile)}'`]),
  ];
  return new WordloomError({
    code: 'cli/no-vectors',
    what: ['there are no word vectors', ...whose, 'in the store'].join(' '),
    where: { file: store.folder },
    fix:
      pipeline === undefined || withVectors.size === 0
        ? 'run a pipeline that makes some, such as: wordloom run quickstart'
        : suggest(pipeline, [...withVectors], 'pipeline with vectors'),
  });
}
