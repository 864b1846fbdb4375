import type { RunRecord, Store } from '@wordloom/artifact';
import { nearest, visible, WordloomError } from '@wordloom/errors';

/** The end of a run's id by which a person names it. */
export function shortId(id: string): string {
  return id.slice(-6);
}

/** Whether a word is the id of a run, or the end of one. */
export function looksLikeRun(word: string): boolean {
  return /^[0-9a-f]{6}$/.test(word) || /^\d{8}T\d{9}Z-/.test(word);
}

/**
 * The run that ended of this id, or of an id that ends so.
 *
 * @throws WordloomError `cli/unknown-run` with the nearest ids
 */
export async function findRun(store: Store, word: string): Promise<RunRecord> {
  const ids = await store.runs.ids();
  const id = ids.find((id) => id === word || shortId(id) === word);
  const record = id === undefined ? undefined : await store.runs.read(id);
  if (record) return record;
  const near = nearest(word, word.length > 6 ? ids : ids.map(shortId));
  throw new WordloomError({
    code: 'cli/unknown-run',
    what:
      id === undefined
        ? `there is no run '${visible(word)}' in the store`
        : `run ${shortId(id)} did not come to its end, so that it has no results`,
    where: { file: store.folder },
    fix: `${near.length > 0 && id === undefined ? `did you mean ${near.join(' or ')}? ` : ''}see them: wordloom runs`,
  });
}
