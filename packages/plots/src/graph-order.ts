import type { Linked } from './graph-layers.ts';

/** A place in a row: a node, or an edge on its way past this row. */
export interface Slot<N> {
  readonly node?: N;
  readonly up: Slot<N>[];
  readonly down: Slot<N>[];
}

/**
 * Rows of slots in an order with few crossing edges: sweeps down and up, each row sorted by the mean place of its
 * neighbours (Sugiyama, Tagawa and Toda 1981). The edges of one source share their way down.
 */
export function ordered<N extends Linked>(rows: readonly (readonly N[])[]): Slot<N>[][] {
  let best = linked(rows);
  let order = best;
  for (let sweep = 0; sweep < 6 && crossings(best) > 0; sweep++) {
    order = sweep % 2 === 0 ? sortedBy(order, 'up') : sortedBy(order, 'down');
    if (crossings(order) < crossings(best)) best = order;
  }
  return best;
}

function linked<N extends Linked>(rows: readonly (readonly N[])[]): Slot<N>[][] {
  const slots: Slot<N>[][] = rows.map((row) => row.map((node) => ({ node, up: [], down: [] })));
  const place = new Map(slots.flatMap((row, r) => row.map((slot) => [slot.node!.id, { slot, r }] as const)));
  const ways = new Map<string, Slot<N>[]>();
  for (const { slot, r } of place.values()) {
    for (const input of new Set(slot.node!.inputs)) {
      const source = place.get(input);
      if (!source || source.r >= r) continue;
      const way = ways.get(input) ?? [source.slot];
      ways.set(input, way);
      while (way.length < r - source.r) {
        const next: Slot<N> = { up: [], down: [] };
        join(way.at(-1)!, next);
        slots[source.r + way.length]!.push(next);
        way.push(next);
      }
      join(way[r - source.r - 1]!, slot);
    }
  }
  return slots;
}

function join<N>(above: Slot<N>, below: Slot<N>): void {
  above.down.push(below);
  below.up.push(above);
}

function sortedBy<N>(rows: Slot<N>[][], side: 'up' | 'down'): Slot<N>[][] {
  const result = rows.map((row) => [...row]);
  const turn = side === 'up' ? result : result.toReversed();
  const place = new Map(result.flatMap((row) => row.map((slot, i) => [slot, i / row.length] as const)));
  for (const row of turn) {
    const mean = (slot: Slot<N>) =>
      slot[side].reduce((sum, next) => sum + place.get(next)!, 0) / slot[side].length;
    const goal = new Map(row.map((slot) => [slot, slot[side].length > 0 ? mean(slot) : place.get(slot)!]));
    row.sort((a, b) => goal.get(a)! - goal.get(b)!);
    for (const [i, slot] of row.entries()) place.set(slot, i / row.length);
  }
  return result;
}

function crossings<N>(rows: Slot<N>[][]): number {
  let count = 0;
  for (const [r, row] of rows.entries()) {
    const below = new Map((rows[r + 1] ?? []).map((slot, i) => [slot, i]));
    const edges = row.flatMap((slot, i) => slot.down.map((next) => [i, below.get(next)!] as const));
    for (const [i, a] of edges.entries()) {
      for (const b of edges.slice(i + 1)) if ((a[0] - b[0]) * (a[1] - b[1]) < 0) count++;
    }
  }
  return count;
}
