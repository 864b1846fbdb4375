import type { RunRecord, Store } from '@wordloom/artifact';
import { suggest, visible, WordloomError } from '@wordloom/errors';

/** Whose artifact to take. */
export interface Wanted {
  readonly pipeline?: string | undefined;
  readonly profile?: string | undefined;
}

/** What is looked for, and how it is called when there is none. */
export interface Sought {
  readonly type: { readonly kind: string; readonly name: string };
  readonly code: string;
  /** As in "there is no tokenizer". */
  readonly none: string;
  /** As in "pipeline with a tokenizer". */
  readonly maker: string;
  /** A pipeline that makes some. */
  readonly example: string;
}

export interface FoundArtifact {
  readonly record: RunRecord;
  readonly path: string;
}

/**
 * The artifact of a type in the newest run that has one among its results.
 *
 * @throws WordloomError with the code given
 */
export async function findArtifact(store: Store, sought: Sought, wanted: Wanted): Promise<FoundArtifact> {
  const { pipeline, profile } = wanted;
  const records = await store.runs.list();
  for (const record of records) {
    if (pipeline !== undefined && record.pipeline !== pipeline) continue;
    if (profile !== undefined && record.profile !== profile) continue;
    const path = await pathIn(store, record, sought);
    if (path !== undefined) return { record, path };
  }
  throw await notFound(store, records, sought, wanted);
}

async function pathIn(store: Store, { nodes, outputs }: RunRecord, { type }: Sought) {
  for (const { node, output } of Object.values(outputs)) {
    const key = nodes.find(({ id }) => id === node)?.key;
    const found = key === undefined ? undefined : (await store.manifest(key))?.outputs[output];
    if (found?.type.kind === type.kind && found.type.name === type.name) return store.blobPath(found.blob);
  }
  return undefined;
}

async function notFound(
  store: Store,
  records: readonly RunRecord[],
  sought: Sought,
  { pipeline, profile }: Wanted,
): Promise<WordloomError> {
  const makers: RunRecord[] = [];
  for (const record of records) if (await pathIn(store, record, sought)) makers.push(record);
  const whose = [
    ...(pipeline === undefined ? [] : [`of pipeline '${visible(pipeline)}'`]),
    ...(profile === undefined ? [] : [`with profile '${visible(profile)}'`]),
  ];
  return new WordloomError({
    code: sought.code,
    what: [sought.none, ...whose, 'in the store'].join(' '),
    where: { file: store.folder },
    fix: whatIsThere(makers, sought, { pipeline, profile }),
  });
}

function whatIsThere(makers: readonly RunRecord[], sought: Sought, { pipeline, profile }: Wanted): string {
  const example = `run a pipeline that makes some, such as: wordloom run ${sought.example}`;
  const others = makers.filter((record) => pipeline === undefined || record.pipeline === pipeline);
  if (others.length === 0 && pipeline !== undefined && makers.length > 0)
    return suggest(pipeline, [...new Set(makers.map((record) => record.pipeline))], sought.maker);
  const profiles = [...new Set(others.flatMap((record) => record.profile ?? []))];
  if (profile === undefined || others.length === 0) return example;
  return profiles.length > 0
    ? suggest(profile, profiles, 'profile that was run')
    : 'leave out --profile: the runs had none';
}
