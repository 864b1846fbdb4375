import type { Manifest, RunRecord, Store } from '@wordloom/artifact';
import { suggest, visible, WordloomError } from '@wordloom/errors';

/** An output of a run that is to be written somewhere else. */
export interface ChosenOutput {
  readonly node: string;
  readonly output: string;
  /** Fit for a file's name. */
  readonly name: string;
  readonly manifest: Manifest;
  readonly stored: Manifest['outputs'][string];
}

/**
 * The outputs that a person means: one of the pipeline's results, all that a stage made, `STAGE.OUTPUT`, or all results of the
 * pipeline where nothing is named.
 *
 * @throws WordloomError `cli/unknown-output` with the nearest names, `cli/no-artifact` where it is no longer in the store
 */
export async function chooseOutputs(
  store: Store,
  record: RunRecord,
  wanted: string | undefined,
): Promise<ChosenOutput[]> {
  const find = async (node: string) => {
    const key = record.nodes.find(({ id }) => id === node)?.key;
    const manifest = key === undefined ? undefined : await store.manifest(key);
    if (manifest) return manifest;
    throw gone(store, record, node);
  };
  const choose = async (name: string, node: string, output: string): Promise<ChosenOutput> => {
    const manifest = await find(node);
    return { node, output, name: fileName(name), manifest, stored: manifest.outputs[output]! };
  };
  const results = Object.entries(record.outputs);
  const named = wanted === undefined ? results : results.filter(([name]) => name === wanted);
  if (named.length > 0)
    return Promise.all(named.map(([name, { node, output }]) => choose(name, node, output)));

  const offered = new Map<string, ChosenOutput>();
  for (const { id, key } of record.nodes) {
    if (key === undefined) continue;
    if (wanted === undefined || (wanted !== id && !wanted.startsWith(`${id}.`))) continue;
    for (const output of Object.keys((await find(id)).outputs)) {
      const name = `${id}.${output}`;
      if (wanted === id || wanted === name) offered.set(name, await choose(name, id, output));
    }
  }
  if (offered.size > 0) return [...offered.values()];
  throw await unknown(store, record, wanted);
}

function gone(store: Store, { pipeline, id }: RunRecord, node: string): WordloomError {
  return new WordloomError({
    code: 'cli/no-artifact',
    what: `what ${visible(node)} made in run ${id.slice(-6)} is not in the store`,
    where: { pipeline, stage: node, file: store.folder },
    why: 'it did not come to its end, or the store was cleaned since',
    fix: `run it again: wordloom run ${pipeline}`,
  });
}

async function unknown(store: Store, record: RunRecord, wanted = ''): Promise<WordloomError> {
  const names = new Set(Object.keys(record.outputs));
  for (const { id, key } of record.nodes) {
    const manifest = key === undefined ? undefined : await store.manifest(key);
    if (manifest) names.add(id);
    for (const output of Object.keys(manifest?.outputs ?? {})) names.add(`${id}.${output}`);
  }
  return new WordloomError({
    code: 'cli/unknown-output',
    what:
      wanted === ''
        ? `pipeline ${record.pipeline} names no results`
        : `pipeline ${record.pipeline} has no result, stage or output '${visible(wanted)}'`,
    where: { pipeline: record.pipeline },
    fix: wanted === '' ? 'name a stage' : suggest(wanted, [...names], 'output'),
  });
}

/** Ids of nodes can be paths of a person's text: letters and digits of all scripts stay, all else becomes a dash. */
function fileName(name: string): string {
  const safe = name
    .replace(/[^\p{L}\p{M}\p{N}._-]+/gu, '-')
    .replace(/^[.-]+/, '')
    .slice(0, 100);
  return safe === '' ? 'output' : safe;
}
