import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type LocalCopy, locate, sourceHash } from '@wordloom/datasets';
import type { AssetNode, Graph, GraphNode } from '@wordloom/stage';
import type { Fingerprints } from '../fingerprint/code-fingerprint.ts';
import { type AssetComponents, assetComponents, type KeyComponents, keyComponents } from '../plan/key.ts';

/** A pipeline with where its code, its data and what is remembered of them are. */
export interface Side {
  /** Where the paths in a fingerprint begin. */
  readonly root: string;
  readonly fingerprints: Fingerprints;
  readonly dataFolder: string | undefined;
  readonly cacheFolder: string;
  /** Where a person's own file is for this side. */
  own(path: string): string;
}

/** What a node is in itself, whatever comes in. */
export interface NodeSnapshot {
  readonly components: KeyComponents | AssetComponents;
  readonly modules: Readonly<Record<string, string>>;
  /** By port, which output it reads. */
  readonly wires: Readonly<Record<string, string>>;
}

export async function snapshotOf(node: GraphNode, graph: Graph, side: Side): Promise<NodeSnapshot> {
  if (node.kind === 'asset') return { components: await assetSnapshot(node, side), modules: {}, wires: {} };
  const code = await side.fingerprints.of(fileURLToPath(node.stage.implementation));
  const wires = Object.entries(node.inputs).map(([port, wire]) => [port, `${wire.node}.${wire.output}`]);
  return {
    components: keyComponents(node, code, {}, graph.seed),
    modules: Object.fromEntries(
      Object.entries(code.modules).map(([path, hash]) => [wholeIfOutside(path, side), hash]),
    ),
    wires: Object.fromEntries(wires),
  };
}

/** What lies outside of both sides is the same file for both. */
function wholeIfOutside(path: string, { root }: Side): string {
  return path.startsWith('../') ? resolve(root, path) : path;
}

async function assetSnapshot({ asset }: AssetNode, side: Side): Promise<AssetComponents> {
  const sources = asset.sources.map((source) =>
    source.from === 'path' ? { ...source, path: side.own(source.path) } : source,
  );
  const copy = await locate({ ...asset, sources }, side).catch(() => undefined);
  return assetComponents(asset.name, await sourceOf(copy, asset.sources), asset.sha256);
}

async function sourceOf(
  copy: Awaited<ReturnType<typeof locate>> | undefined,
  declared: unknown,
): Promise<string> {
  if (copy === undefined || copy.found === 'https') return JSON.stringify(declared);
  return hashOnce(copy);
}

const hashes = new Map<string, Promise<string>>();

/** Both sides mostly read the same file. */
function hashOnce(copy: LocalCopy): Promise<string> {
  const hash = hashes.get(copy.path) ?? sourceHash(copy);
  hashes.set(copy.path, hash);
  return hash;
}
