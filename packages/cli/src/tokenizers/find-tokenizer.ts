import type { RunRecord, Store } from '@wordloom/artifact';
import { tokenizerFile } from '@wordloom/bpe/stage';
import { suggest, visible, WordloomError } from '@wordloom/errors';

/** A tokenizer that a run made. */
export interface FoundTokenizer {
  readonly record: RunRecord;
  readonly path: string;
}

/**
 * The tokenizer of the newest run of a pipeline that has one among its results, by the type of its artifacts.
 *
 * @throws WordloomError `cli/no-tokenizer`
 */
export async function findTokenizer(store: Store, pipeline: string): Promise<FoundTokenizer> {
  const others = new Set<string>();
  for (const record of await store.runs.list()) {
    if (record.pipeline !== pipeline && others.has(record.pipeline)) continue;
    const path = await tokenizerPath(store, record);
    if (path === undefined) continue;
    if (record.pipeline === pipeline) return { record, path };
    others.add(record.pipeline);
  }
  throw new WordloomError({
    code: 'cli/no-tokenizer',
    what: `there is no tokenizer of pipeline '${visible(pipeline)}' in the store`,
    where: { file: store.folder },
    fix:
      others.size === 0
        ? 'run a pipeline that makes one, such as: wordloom run bpe'
        : suggest(pipeline, [...others], 'pipeline with a tokenizer'),
  });
}

async function tokenizerPath(store: Store, { nodes, outputs }: RunRecord): Promise<string | undefined> {
  for (const { node, output } of Object.values(outputs)) {
    const key = nodes.find(({ id }) => id === node)?.key;
    const found = key === undefined ? undefined : (await store.manifest(key))?.outputs[output];
    if (found?.type.kind === 'file' && found.type.name === tokenizerFile.name)
      return store.blobPath(found.blob);
  }
  return undefined;
}
