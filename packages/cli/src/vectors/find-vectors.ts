import type { RunRecord, Store } from '@wordloom/artifact';
import { KeyedVectors } from '@wordloom/keyed-vectors';
import { vectors as vectorsType } from '@wordloom/keyed-vectors/stage';
import { readTable } from '@wordloom/table';
import { findArtifact, type Wanted } from '../runs/find-artifact.ts';

export interface FoundVectors {
  readonly record: RunRecord;
  readonly vectors: KeyedVectors;
}

/**
 * The vectors of the newest run that has some among its results.
 *
 * @throws WordloomError `cli/no-vectors`
 */
export async function findVectors(store: Store, wanted: Wanted): Promise<FoundVectors> {
  const sought = {
    type: vectorsType,
    code: 'cli/no-vectors',
    none: 'there are no word vectors',
    maker: 'pipeline with vectors',
    example: 'quickstart',
  };
  const { record, path } = await findArtifact(store, sought, wanted);
  return { record, vectors: await load(path) };
}

async function load(path: string): Promise<KeyedVectors> {
  const { word, vector } = vectorsType.columns;
  const table = await readTable(path, { columns: { word, vector } });
  return new KeyedVectors({ words: table.word, vectors: table.vector.values });
}
