import { type Linked, layers } from './graph-layers.ts';
import { ordered, type Slot } from './graph-order.ts';

const GAP = 20;
const LEAST_WIDTH = 132;
const MOST_WIDTH = 216;
const EDGE_WIDTH = 8;

export interface GraphLayout<N> {
  readonly nodeWidth: number;
  readonly nodes: readonly { readonly node: N; readonly x: number; readonly row: number }[];
  /** Pieces of edges, each from one row to the next. */
  readonly edges: readonly { readonly from: EdgeEnd; readonly to: EdgeEnd }[];
  readonly rows: number;
}

/** The middle of a slot, and whether an edge ends there at a node or goes on. */
export interface EdgeEnd {
  readonly x: number;
  readonly row: number;
  readonly node: boolean;
}

/** A graph in rows from top to bottom within a width: fewer nodes in a row rather than ones too narrow to read. */
export function layoutGraph<N extends Linked>(nodes: readonly N[], width: number): GraphLayout<N> {
  let most = Math.max(1, Math.floor((width + GAP) / (LEAST_WIDTH + GAP)));
  let rows = ordered(layers(nodes, most));
  while (nodeWidthFor(rows, width) < LEAST_WIDTH && most > 1) rows = ordered(layers(nodes, --most));
  const nodeWidth = Math.min(MOST_WIDTH, Math.max(40, nodeWidthFor(rows, width)));
  const x = middles(rows, width, nodeWidth);
  const end = (slot: Slot<N>, row: number): EdgeEnd => ({
    x: x.get(slot)!,
    row,
    node: slot.node !== undefined,
  });
  return {
    nodeWidth,
    rows: rows.length,
    nodes: rows.flatMap((row, r) =>
      row.flatMap((slot) => (slot.node ? [{ node: slot.node, x: x.get(slot)!, row: r }] : [])),
    ),
    edges: rows.flatMap((row, r) =>
      row.flatMap((slot) => slot.down.map((next) => ({ from: end(slot, r), to: end(next, r + 1) }))),
    ),
  };
}

function nodeWidthFor<N>(rows: readonly Slot<N>[][], width: number): number {
  return Math.min(
    ...rows.map((row) => {
      const nodes = row.filter(({ node }) => node !== undefined).length;
      const rest = (row.length - nodes) * EDGE_WIDTH + (row.length - 1) * GAP;
      return nodes === 0 ? Infinity : (width - rest) / nodes;
    }),
  );
}

// Slots go to the mean of their neighbours, in turns from above and from below, as near as their order and size allow.
function middles<N>(rows: Slot<N>[][], width: number, nodeWidth: number): Map<Slot<N>, number> {
  const x = new Map<Slot<N>, number>();
  const settle = (row: Slot<N>[], goal: (slot: Slot<N>) => number) => {
    const sizes = row.map(({ node }) => (node === undefined ? EDGE_WIDTH : nodeWidth));
    spread(row.map(goal), sizes, width).forEach((middle, i) => {
      x.set(row[i]!, middle);
    });
  };
  for (const row of rows) settle(row, (slot) => meanOf(slot.up.map((next) => x.get(next)!)) ?? width / 2);
  for (let turn = 0; turn < 6; turn++) {
    const sweep = turn % 2 === 0 ? rows.toReversed() : rows;
    for (const row of sweep) {
      settle(row, (slot) => meanOf([...slot.up, ...slot.down].map((next) => x.get(next)!)) ?? x.get(slot)!);
    }
  }
  return x;
}

/** Middles nearest to their goals by least squares, in order, at least a gap apart (pool adjacent violators). */
function spread(goals: readonly number[], sizes: readonly number[], width: number): number[] {
  const offsets: number[] = [];
  let offset = 0;
  sizes.forEach((size, i) => {
    offset += i === 0 ? size / 2 : (sizes[i - 1]! + size) / 2 + GAP;
    offsets.push(offset);
  });
  const pools: { sum: number; count: number }[] = [];
  goals.forEach((goal, i) => {
    let pool = { sum: goal - offsets[i]!, count: 1 };
    while (pools.length > 0 && pools.at(-1)!.sum / pools.at(-1)!.count >= pool.sum / pool.count) {
      const last = pools.pop()!;
      pool = { sum: pool.sum + last.sum, count: pool.count + last.count };
    }
    pools.push(pool);
  });
  const room = width - (offset + (sizes.at(-1) ?? 0) / 2);
  const shifts = pools.flatMap(({ sum, count }) => Array<number>(count).fill(sum / count));
  return shifts.map((shift, i) => offsets[i]! + Math.max(0, Math.min(room, shift)));
}

function meanOf(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((a, b) => a + b, 0) / values.length;
}
