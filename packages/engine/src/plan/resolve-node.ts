import { fileURLToPath } from 'node:url';
import type { Manifest, RemoteStore, Store } from '@wordloom/artifact';
import { type LocalCopy, locate, type RemoteCopy, sourceHash } from '@wordloom/datasets';
import { WordloomError } from '@wordloom/errors';
import { type AssetNode, type Graph, type GraphNode, mismatch, type StageNode } from '@wordloom/stage';
import type { Fingerprints } from '../fingerprint/code-fingerprint.ts';
import {
  type AssetComponents,
  assetComponents,
  type InputContent,
  type KeyComponents,
  keyComponents,
  keyOf,
} from './key.ts';

/** Where the engine finds and keeps things. */
export interface World {
  readonly store: Store;
  /** Where artifacts are looked for that the store has not, such as those of a CI. */
  readonly remote?: RemoteStore;
  readonly fingerprints: Fingerprints;
  /** The person's data sets, usually from WORDLOOM_DATA. */
  readonly dataFolder: string | undefined;
  /** Where downloads are kept. */
  readonly cacheFolder: string;
}

/** A node whose key is known. */
export interface ResolvedNode {
  readonly key: string;
  readonly components: KeyComponents | AssetComponents;
  readonly modules?: Readonly<Record<string, string>>;
  /** For an asset, the file it is unpacked from. */
  readonly copy?: LocalCopy;
}

/** An asset whose key is known only when it has been downloaded. */
export interface RemoteNode {
  readonly remote: RemoteCopy;
}

/** The key of a node, from the artifacts of all that it reads. */
export async function resolveNode(
  node: GraphNode,
  graph: Graph,
  manifestOf: (node: string) => Manifest,
  world: World,
): Promise<ResolvedNode | RemoteNode> {
  if (node.kind === 'stage') return resolveStage(node, graph, manifestOf, world);
  const copy = await locate(node.asset, world);
  return copy.found === 'https' ? { remote: copy } : resolveCopy(node, copy);
}

/** The key of an asset, from a copy on this machine. */
export async function resolveCopy({ asset }: AssetNode, copy: LocalCopy): Promise<ResolvedNode> {
  const components = assetComponents(asset.name, await sourceHash(copy), asset.sha256);
  return { key: keyOf(components), components, copy };
}

async function resolveStage(
  node: StageNode,
  graph: Graph,
  manifestOf: (node: string) => Manifest,
  { fingerprints }: World,
): Promise<ResolvedNode> {
  const code = await fingerprints.of(fileURLToPath(node.stage.implementation));
  const inputs: Record<string, InputContent> = {};
  for (const [port, wire] of Object.entries(node.inputs)) {
    inputs[port] = contentOf(node, port, manifestOf(wire.node).outputs[wire.output]!);
  }
  const components = keyComponents(node, code, inputs, graph.seed);
  return { key: keyOf(components), components, modules: code.modules };
}

type StoredOutput = Manifest['outputs'][string];

/** The content of an input as far as the stage reads it, checked against the types in the file. */
function contentOf(node: StageNode, port: string, output: StoredOutput): InputContent {
  const type = node.stage.inputs[port]!;
  const problem = mismatch(type, output.type as never);
  if (problem !== undefined) {
    throw new WordloomError({
      code: 'stage/input-type',
      what: `input '${port}' of stage ${node.id} ${problem}`,
      where: { stage: node.id },
      why: 'the stage that made it wrote another type than its declaration says',
      fix: 'correct the declaration or what it writes',
    });
  }
  if (type.kind !== 'table') return { content: output.contentHash };
  const columns = Object.keys(type.columns).map((name) => [name, output.columns![name]!] as const);
  return { rows: output.rows!, columns: Object.fromEntries(columns) };
}
