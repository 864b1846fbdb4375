import type { Manifest, Store } from '@wordloom/artifact';
import type { Graph, StageNode } from '@wordloom/stage';
import type { Task } from '../worker/messages.ts';

/** What a worker is told to run a stage on the artifacts of the nodes before it. */
export function stageTask(
  node: StageNode,
  graph: Graph,
  store: Store,
  manifests: ReadonlyMap<string, Manifest>,
  folders: Pick<Task, 'folder' | 'checkpoint'>,
): Task {
  const inputs = Object.entries(node.inputs).map(([port, { node: from, output }]) => {
    const { blob, rows = 0 } = manifests.get(from)!.outputs[output]!;
    return [port, { path: store.blobPath(blob), rows }] as const;
  });
  return {
    node: node.id,
    implementation: node.stage.implementation.href,
    parameters: node.parameters,
    seed: graph.seed,
    inputs: Object.fromEntries(inputs),
    ...folders,
  };
}

/** Cores that a node keeps busy. */
export function cpuOf(node: Graph['nodes'][number]): number {
  return node.kind === 'stage' ? (node.stage.resources?.(node.parameters).cpu ?? 1) : 1;
}

/** Whether a stage promises the same bits, with these parameters. */
export function isReproducible({ stage, parameters }: StageNode): boolean {
  return typeof stage.reproducible === 'boolean' ? stage.reproducible : stage.reproducible.when(parameters);
}
