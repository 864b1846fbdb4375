import type { RunRecord, Store } from '@wordloom/artifact';
import { suggest, visible, WordloomError } from '@wordloom/errors';
import { findRun, looksLikeRun, shortId } from './find-run.ts';

/** Which runs a person means: two by their ids, one and that before it, or the last two of a pipeline. */
export interface WhichRuns {
  /** A run, or a pipeline. */
  readonly first?: string | undefined;
  readonly second?: string | undefined;
  readonly profile?: string | undefined;
}

/**
 * The earlier and the later run.
 *
 * @throws WordloomError `cli/unknown-run`, `cli/no-runs` where there are not two
 */
export async function twoRuns(
  store: Store,
  { first, second, profile }: WhichRuns,
): Promise<readonly [before: RunRecord, after: RunRecord]> {
  if (second !== undefined) return [await findRun(store, first!), await findRun(store, second)];
  const isRun = first !== undefined && looksLikeRun(first);
  const after = isRun ? await findRun(store, first) : await newestRun(store, { pipeline: first, profile });
  for (const id of await store.runs.ids({ pipeline: after.pipeline })) {
    if (id >= after.id) continue;
    const before = await store.runs.read(id);
    const fits = before?.pipeline === after.pipeline && (profile === undefined || before.profile === profile);
    if (before && fits) return [before, after];
  }
  throw new WordloomError({
    code: 'cli/no-runs',
    what: `there is no run of ${after.pipeline} before ${shortId(after.id)} to hold it against`,
    where: { file: store.folder },
    fix: `name two runs: wordloom diff RUN RUN, or run it again with other settings: wordloom run ${after.pipeline} --set STAGE.PARAMETER=VALUE`,
  });
}

/**
 * The newest run that ended, of a pipeline and with a profile where they are given.
 *
 * @param where.ok only one that came to its end
 * @throws WordloomError `cli/no-runs` with the nearest names
 */
export async function newestRun(
  store: Store,
  where: {
    readonly pipeline?: string | undefined;
    readonly profile?: string | undefined;
    readonly ok?: boolean;
  },
): Promise<RunRecord> {
  const { pipeline, profile, ok } = where;
  for (const id of await store.runs.ids(pipeline === undefined ? {} : { pipeline })) {
    const record = await store.runs.read(id);
    if (!record || (pipeline !== undefined && record.pipeline !== pipeline)) continue;
    if ((profile === undefined || record.profile === profile) && (!ok || record.ok)) return record;
  }
  const others = await pipelinesThatRan(store);
  throw new WordloomError({
    code: 'cli/no-runs',
    what: `there is no run${pipeline === undefined ? '' : ` of '${visible(pipeline)}'`}${profile === undefined ? '' : ` with profile '${visible(profile)}'`}${ok ? ' that came to its end' : ''} in the store`,
    where: { file: store.folder },
    fix:
      pipeline === undefined || others.length === 0 || others.includes(pipeline)
        ? `run it first: wordloom run ${pipeline === undefined ? 'NAME' : visible(pipeline)}`
        : `${suggest(pipeline, others, 'pipeline that ran')} (wordloom runs lists them)`,
  });
}

async function pipelinesThatRan(store: Store): Promise<string[]> {
  return [...new Set((await store.runs.list()).map(({ pipeline }) => pipeline))];
}
