import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Member } from '../workspace/members.ts';

/** File of the layer table, from the workspace root. */
export const LAYERS_FILE = 'tools/layers/layers.json';

/**
 * DESIGN's table "Layout": layers from the top down, each with its packages from left to right, those still to come
 * included. `pipelines` holds every folder of `pipelines/`, in no order; `e2e` may import all.
 */
export type Layers = ReadonlyMap<string, readonly string[]>;

export function readLayers(root: string): Layers {
  const table: Record<string, string[]> = JSON.parse(readFileSync(join(root, LAYERS_FILE), 'utf8'));
  return new Map(Object.entries(table));
}

/** Where a member stands: its layer's row in the table and its place within the row. */
export interface Rank {
  readonly layer: string;
  readonly row: number;
  readonly column: number;
}

/** The member's rank, or undefined for a package that the table does not name. */
export function rankOf(
  layers: Layers,
  { kind, folderName }: Pick<Member, 'kind' | 'folderName'>,
): Rank | undefined {
  const rows = [...layers];
  if (kind === 'pipeline') {
    return { layer: 'pipelines', row: rows.findIndex(([layer]) => layer === 'pipelines'), column: 0 };
  }
  for (const [row, [layer, packages]] of rows.entries()) {
    const column = packages.indexOf(folderName);
    if (column >= 0) return { layer, row, column };
  }
  return undefined;
}

/** Whether code of rank `from` may import code of rank `to`: from rows above its own, and of its own row from its left. */
export function mayImport(from: Rank, to: Rank): boolean {
  return to.row < from.row || (to.row === from.row && to.column < from.column);
}
