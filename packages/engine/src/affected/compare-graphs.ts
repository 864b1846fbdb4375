import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Graph, type GraphNode, sources } from '@wordloom/stage';
import { explainOwnChange, type Reason } from '../plan/explain.ts';
import { type NodeSnapshot, type Side, snapshotOf } from './snapshot.ts';

/** A node that a change touches. */
export interface AffectedNode {
  readonly id: string;
  /** `reached`: it is as it was, and reads from one that is not; it runs unless what comes in turns out the same. */
  readonly change: 'changed' | 'new' | 'removed' | 'reached';
  readonly reasons: readonly Reason[];
  /** Files of the node's own code that count, from the repository's root: its implementation, and what changed. */
  readonly files: readonly string[];
}

interface Sides {
  readonly before: Side;
  readonly now: Side;
  readonly repository: string;
  /** Where the paths in a fingerprint begin, from the repository's root. */
  readonly workspace: string;
}

/** The nodes of a pipeline that are not as they were, and those that read from them. In the order of the pipeline. */
export async function compareGraphs(was: Graph, is: Graph, sides: Sides): Promise<AffectedNode[]> {
  const before = new Map(was.nodes.map((node) => [node.id, node]));
  const affected = new Map<string, AffectedNode>();
  for (const node of is.nodes) {
    const old = before.get(node.id);
    const own = old ? await ownChange(old, was, node, is, sides) : newNode(node, sides);
    const upstream = sources(node).filter((id) => affected.has(id));
    if (own) affected.set(node.id, own);
    else if (upstream.length > 0) {
      const reasons = [`what ${upstream.join(' and ')} will make`];
      affected.set(node.id, { id: node.id, change: 'reached', reasons, files: implementation(node, sides) });
    }
  }
  const ids = new Set(is.nodes.map(({ id }) => id));
  const removed = was.nodes.filter(({ id }) => !ids.has(id));
  return [
    ...affected.values(),
    ...removed.map(({ id }) => ({ id, change: 'removed' as const, reasons: ['it is gone'], files: [] })),
  ];
}

function newNode(node: GraphNode, sides: Sides): AffectedNode {
  return { id: node.id, change: 'new', reasons: ['it is new'], files: implementation(node, sides) };
}

async function ownChange(
  old: GraphNode,
  was: Graph,
  node: GraphNode,
  is: Graph,
  sides: Sides,
): Promise<AffectedNode | undefined> {
  const [before, after] = [await snapshotOf(old, was, sides.before), await snapshotOf(node, is, sides.now)];
  const reasons = [...explainOwnChangeOf(before, after), ...rewired(before.wires, after.wires)];
  if (reasons.length === 0) return undefined;
  const changed = [...new Set([...Object.keys(before.modules), ...Object.keys(after.modules)])]
    .filter((path) => before.modules[path] !== after.modules[path])
    .map((path) => (sides.workspace === '' ? path : `${sides.workspace}/${path}`));
  const files = [...new Set([...implementation(node, sides), ...changed])];
  return { id: node.id, change: 'changed', reasons, files };
}

function explainOwnChangeOf(before: NodeSnapshot, after: NodeSnapshot): Reason[] {
  const same = JSON.stringify(before.components) === JSON.stringify(after.components);
  return same ? [] : explainOwnChange(before, after);
}

function rewired(was: NodeSnapshot['wires'], is: NodeSnapshot['wires']): Reason[] {
  const ports = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  return ports
    .filter((port) => was[port] !== is[port])
    .map((port) => `input ${port}: ${was[port] ?? 'unset'} → ${is[port] ?? 'unset'}`);
}

function implementation(node: GraphNode, { repository }: Sides): string[] {
  if (node.kind === 'asset') return [];
  const path = relative(repository, fileURLToPath(node.stage.implementation)).split(sep).join('/');
  return path.startsWith('../') || path.includes('node_modules/') ? [] : [path];
}
