import type { FileType } from './artifact-type.ts';
import type { Asset } from './asset.ts';
import type { Stage } from './define-stage.ts';

export interface AssetNode {
  readonly kind: 'asset';
  readonly id: string;
  readonly asset: Asset<FileType>;
}

export interface StageNode {
  readonly kind: 'stage';
  readonly id: string;
  readonly stage: Stage;
  /** After defaults, profile and settings; checked. */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly inputs: Readonly<Record<string, { readonly node: string; readonly output: string }>>;
}

export type GraphNode = AssetNode | StageNode;

/** A pipeline with its parameters settled: a DAG as data, each node after all it reads from. */
export interface Graph {
  readonly pipeline: string;
  readonly summary: string;
  readonly profile: string | undefined;
  readonly seed: number;
  readonly nodes: readonly GraphNode[];
  /** The pipeline's named results. */
  readonly outputs: Readonly<Record<string, { readonly node: string; readonly output: string }>>;
}

/** The one output of an asset node. */
export const assetOutput = 'content';

/** The nodes that a node reads from, each once. */
export function sources(node: GraphNode): string[] {
  return node.kind === 'asset' ? [] : [...new Set(Object.values(node.inputs).map((wire) => wire.node))];
}

export function summaryOf(node: GraphNode): string {
  return node.kind === 'asset' ? node.asset.summary : node.stage.summary;
}
