import { existsSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { visible, WordloomError } from '@wordloom/errors';
import { buildGraph, type Graph, type Pipeline } from '@wordloom/stage';
import { findPipeline, pipelineNames } from '../find/find-pipeline.ts';
import { Fingerprints, workspaceOf } from '../fingerprint/code-fingerprint.ts';
import type { Reason } from '../plan/explain.ts';
import { type Checkout, checkOut } from './check-out.ts';
import { type AffectedNode, compareGraphs } from './compare-graphs.ts';
import { baseCommit, repositoryOf } from './git.ts';
import type { Side } from './snapshot.ts';

/** A pipeline that a change touches. */
export interface AffectedPipeline {
  readonly name: string;
  /** Of its definition, from the repository's root. */
  readonly file: string;
  /** `broken`: it cannot be read now, or could not before, so that nothing is known of its stages. */
  readonly change: 'changed' | 'new' | 'removed' | 'broken';
  /** Why it is broken. */
  readonly reason?: Reason;
  readonly nodes: readonly AffectedNode[];
}

/** What a change touches. */
export interface Affected {
  /** The commit that the change begins at. */
  readonly base: string;
  readonly repository: string;
  readonly pipelines: readonly AffectedPipeline[];
  /** How many pipelines were looked at. */
  readonly looked: number;
}

export interface AffectedOptions {
  /** A branch, tag or commit; the change begins where history left it. */
  readonly base: string;
  /** The folder with `pipelines/`. */
  readonly project: string;
  readonly dataFolder: string | undefined;
  readonly cacheFolder: string;
  /** Where fingerprints are remembered. */
  readonly fingerprints: string;
}

/**
 * The pipelines and stages that differ between a commit and the working tree, by the fingerprints of their code, their
 * parameters and their data: what would not run again is not touched.
 *
 * @throws WordloomError `affected/no-git`, `affected/unknown-base`, `affected/no-common-history`
 */
export async function findAffected(options: AffectedOptions): Promise<Affected> {
  const { project, dataFolder, cacheFolder } = options;
  const repository = await repositoryOf(project);
  const base = await baseCommit(repository, options.base);
  await using checkout = await checkOut(repository, base);
  const projectBefore = checkout.counterpart(project);
  const { root } = workspaceOf(join(project, 'pipelines'));
  const comparing: Comparing = {
    repository,
    workspace: fromRoot(repository, root),
    project,
    projectBefore,
    now: {
      root,
      fingerprints: new Fingerprints(options.fingerprints),
      dataFolder,
      cacheFolder,
      own: (path) => path,
    },
    before: sideBefore(checkout, options, root),
  };
  const names = new Set([...ownNames(project), ...ownNames(projectBefore)]);
  const pipelines: AffectedPipeline[] = [];
  for (const name of names) pipelines.push(...(await comparePipeline(name, comparing)));
  return { base, repository, pipelines, looked: names.size };
}

interface Comparing {
  readonly repository: string;
  readonly workspace: string;
  readonly project: string;
  readonly projectBefore: string | undefined;
  readonly now: Side;
  readonly before: Side;
}

/** Data that the repository holds is that of the commit; other data is the same for both. */
function sideBefore(checkout: Checkout, { dataFolder, cacheFolder }: AffectedOptions, root: string): Side {
  return {
    root: checkout.counterpart(root) ?? root,
    fingerprints: new Fingerprints(checkout.notes),
    dataFolder: dataFolder && (checkout.counterpart(dataFolder) ?? dataFolder),
    cacheFolder,
    own: (path) => checkout.counterpart(resolve(path)) ?? path,
  };
}

function ownNames(project: string | undefined): string[] {
  if (project === undefined || !existsSync(join(project, 'pipelines'))) return [];
  return pipelineNames(project);
}

async function comparePipeline(name: string, comparing: Comparing): Promise<AffectedPipeline[]> {
  const { repository, workspace, project, projectBefore, before, now } = comparing;
  const file = fromRoot(repository, join(project, 'pipelines', name, 'pipeline.ts'));
  if (!ownNames(project).includes(name)) return [{ name, file, change: 'removed', nodes: [] }];
  try {
    const is = await findPipeline(name, project);
    if (!ownNames(projectBefore).includes(name)) {
      const nodes = buildGraph(is).nodes.map(({ id }) => ({
        id,
        change: 'new' as const,
        reasons: [],
        files: [],
      }));
      return [{ name, file, change: 'new', nodes }];
    }
    const was = await findPipeline(name, projectBefore!);
    const nodes = await compareProfiles(was, is, (old, graph) =>
      compareGraphs(old, graph, { before, now, repository, workspace }),
    );
    return nodes.length === 0 ? [] : [{ name, file, change: 'changed', nodes }];
  } catch (error) {
    if (!(error instanceof WordloomError)) throw error;
    const { what, problems = [] } = error.details;
    return [{ name, file, change: 'broken', reason: visible([what, ...problems].join(': ')), nodes: [] }];
  }
}

/** With the settings of the definition, and what each profile adds to that. */
async function compareProfiles(
  was: Pipeline,
  is: Pipeline,
  compare: (was: Graph, is: Graph) => Promise<AffectedNode[]>,
): Promise<AffectedNode[]> {
  const found = new Map<string, AffectedNode>();
  for (const node of await compare(buildGraph(was), buildGraph(is))) found.set(node.id, node);
  for (const profile of Object.keys(is.profiles ?? {})) {
    if (!Object.hasOwn(was.profiles ?? {}, profile)) continue;
    for (const node of await compare(buildGraph(was, { profile }), buildGraph(is, { profile }))) {
      const known = found.get(node.id);
      const more = node.reasons.filter((reason) => !known?.reasons.includes(reason));
      if (known && (node.change === 'reached' || more.length === 0)) continue;
      const reasons = [
        ...(known?.change === 'changed' ? known.reasons : []),
        ...more.map((reason) => `profile ${profile}: ${reason}`),
      ];
      found.set(node.id, { ...node, reasons });
    }
  }
  return [...found.values()];
}

function fromRoot(repository: string, path: string): string {
  return relative(repository, path).split(sep).join('/');
}
