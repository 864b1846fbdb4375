/** A node of a graph, with the ids of those it takes from. */
export interface Linked {
  readonly id: string;
  readonly inputs: readonly string[];
}

/**
 * Rows from top to bottom, each node below all its inputs and at most `most` in a row: longest path layering, a full row
 * pushing its nodes down, after Coffman and Graham. Nodes without inputs stand just above the first that takes from them.
 * Inputs that are not in the graph count for nothing.
 */
export function layers<N extends Linked>(nodes: readonly N[], most: number): N[][] {
  const sorted = topological(nodes);
  const rowOf = new Map<string, number>();
  const size: number[] = [];
  const put = (id: string, row: number) => {
    rowOf.set(id, row);
    size[row] = (size[row] ?? 0) + 1;
  };
  for (const { id, inputs } of sorted) {
    let row = 1 + Math.max(-1, ...inputs.map((input) => rowOf.get(input) ?? -1));
    while ((size[row] ?? 0) >= most) row++;
    put(id, row);
  }
  for (const { id } of sorted.filter(({ inputs }) => !inputs.some((input) => rowOf.has(input)))) {
    const first = Math.min(
      ...sorted.filter(({ inputs }) => inputs.includes(id)).map((user) => rowOf.get(user.id)!),
    );
    if (!Number.isFinite(first)) continue;
    let row = first - 1;
    while (row > rowOf.get(id)! && (size[row] ?? 0) >= most) row--;
    if (row <= rowOf.get(id)!) continue;
    size[rowOf.get(id)!]!--;
    put(id, row);
  }
  const rows: N[][] = [];
  for (const node of sorted) {
    const row = rowOf.get(node.id)!;
    rows[row] ??= [];
    rows[row].push(node);
  }
  return rows.filter((row) => row !== undefined);
}

// Depth first, so that nodes keep their order where it is free; an edge that closes a cycle is passed over.
function topological<N extends Linked>(nodes: readonly N[]): N[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const seen = new Set<string>();
  const sorted: N[] = [];
  const visit = (node: N) => {
    if (seen.has(node.id)) return;
    seen.add(node.id);
    for (const input of node.inputs) {
      const source = byId.get(input);
      if (source) visit(source);
    }
    sorted.push(node);
  };
  for (const node of nodes) visit(node);
  return sorted;
}
