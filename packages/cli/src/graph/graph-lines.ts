import type { Graph, GraphNode } from '@wordloom/stage';

/** One row of a drawing: rails and the node's mark, and the node. */
export interface GraphLine {
  readonly rails: string;
  readonly node: GraphNode;
}

/**
 * A pipeline as rows of rails, a node a row, top to bottom. Each node's output runs down in a column of its own to the last
 * node that reads it; a node takes the column of an input that ends at it, else the first free one.
 */
export function graphLines({ nodes }: Pick<Graph, 'nodes'>): GraphLine[] {
  const lastReader = new Map<string, string>();
  for (const node of nodes) for (const from of readFrom(node)) lastReader.set(from, node.id);

  const rails: (string | undefined)[] = []; // by column, the node whose output runs there
  const lines = nodes.map((node) => {
    const inputs = readFrom(node).map((id) => rails.indexOf(id));
    const ends = (column: number) => lastReader.get(rails[column]!) === node.id;
    const free = rails.indexOf(undefined);
    const own = inputs.filter(ends).sort((a, b) => a - b)[0] ?? (free < 0 ? rails.length : free);
    const row = drawRow(rails, inputs, ends, own, node.kind === 'asset' ? '○' : '●');
    for (const column of inputs) if (ends(column)) rails[column] = undefined;
    rails[own] = lastReader.has(node.id) ? node.id : undefined;
    return { rails: row, node };
  });
  const width = Math.max(...lines.map(({ rails }) => rails.length));
  return lines.map((line) => ({ ...line, rails: line.rails.padEnd(width) }));
}

function drawRow(
  rails: readonly (string | undefined)[],
  inputs: readonly number[],
  ends: (column: number) => boolean,
  own: number,
  mark: string,
): string {
  const from = Math.min(own, ...inputs);
  const to = Math.max(own, ...inputs);
  const cells = Array.from({ length: Math.max(rails.length, own + 1) }, (_, column) => {
    if (column === own) return mark;
    if (inputs.includes(column)) return joint(column, from, to, ends(column));
    if (rails[column] !== undefined) return '│';
    return column > from && column < to ? '─' : ' ';
  });
  return cells
    .map((cell, column) => cell + (column >= from && column < to ? '─' : ' '))
    .join('')
    .trimEnd();
}

function joint(column: number, from: number, to: number, ends: boolean): string {
  if (column === from) return ends ? '╰' : '├';
  if (column === to) return ends ? '╯' : '┤';
  return ends ? '┴' : '┼';
}

function readFrom(node: GraphNode): string[] {
  return node.kind === 'asset' ? [] : [...new Set(Object.values(node.inputs).map((wire) => wire.node))];
}
