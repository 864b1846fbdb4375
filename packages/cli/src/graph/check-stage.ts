import { suggest, visible, WordloomError } from '@wordloom/errors';
import type { Graph } from '@wordloom/stage';

/** @throws WordloomError `pipeline/unknown-stage` with the nearest names */
export function checkStage({ pipeline, nodes }: Graph, id: string): void {
  const ids = nodes.map((node) => node.id);
  if (ids.includes(id)) return;
  throw new WordloomError({
    code: 'pipeline/unknown-stage',
    what: `pipeline ${pipeline} has no stage '${visible(id)}'`,
    where: { pipeline },
    fix: suggest(id, ids, 'stage'),
  });
}
