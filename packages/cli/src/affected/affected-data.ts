import type { Affected } from '@wordloom/engine';
import type { z } from 'zod';
import type { affectedOutput } from '../outputs/affected.ts';
import type { CodeOwners } from './code-owners.ts';

/** Reasons of one stage in a table; the data has them all. */
const mostReasons = 3;

export type AffectedData = z.output<typeof affectedOutput>;

/** What a change touches, with who owns it. */
export function affectedData({ base, looked, pipelines }: Affected, owners: CodeOwners): AffectedData {
  return {
    base,
    looked,
    pipelines: pipelines.map(({ name, file, change, reason, nodes }) => ({
      name,
      change,
      ...(reason === undefined ? {} : { reason }),
      owners: [...owners.of(file)],
      nodes: nodes.map(({ id, change, reasons, files }) => ({
        id,
        change,
        reasons: [...reasons],
        owners: [...new Set(files.flatMap((path) => owners.of(path)))],
      })),
    })),
  };
}

/** How much is touched, in words. */
export function affectedSummary({ base, looked, pipelines }: AffectedData): string {
  const since = `since ${base.slice(0, 10)}`;
  if (pipelines.length === 0) return `no stage of ${countText(looked, 'pipeline')} is touched ${since}`;
  const stages = pipelines.reduce((sum, { nodes }) => sum + nodes.length, 0);
  return `${pipelines.length} of ${countText(looked, 'pipeline')} touched ${since}, ${countText(stages, 'stage')}`;
}

function countText(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}

/** A row for each stage, or for a pipeline whose stages are not told. */
export function affectedRows(
  pipeline: AffectedData['pipelines'][number],
): { stage: string; why: readonly string[]; owners: readonly string[] }[] {
  const { change, reason, nodes, owners } = pipeline;
  if (change === 'new')
    return [{ stage: '', why: [`it is new, with ${countText(nodes.length, 'stage')}`], owners }];
  if (change === 'removed') return [{ stage: '', why: ['it is gone'], owners }];
  if (change === 'broken') return [{ stage: '', why: [`it cannot be read: ${reason}`], owners }];
  return nodes.map((node) => ({ stage: node.id, why: whyText(node), owners: node.owners }));
}

function whyText({ change, reasons }: AffectedData['pipelines'][number]['nodes'][number]): string[] {
  const more = reasons.length - mostReasons;
  const texts = reasons.slice(0, mostReasons);
  if (change === 'reached') texts[0] = `perhaps, by ${texts[0]}`;
  return more > 0 ? [...texts, `and ${more} more`] : texts;
}
