/** How an operand repeats in [outer, rows, columns], by its strides in numbers. */
export interface Broadcast {
  readonly outer: number;
  readonly rows: number;
  readonly columns: number;
  readonly outerStride: number;
  readonly rowStride: number;
  /** 0 or 1. */
  readonly columnStride: number;
}

/**
 * How a tensor of shape `small` repeats in one of shape `whole`. Dimensions side by side that all repeat, or all do not, count as
 * one; null where more than three are left, or where `small` does not fit.
 */
export function broadcastIn(whole: readonly number[], small: readonly number[]): Broadcast | null {
  const lead = whole.length - small.length;
  if (lead < 0) return null;
  const groups: { size: number; repeats: boolean }[] = [];
  for (const [axis, size] of whole.entries()) {
    if (size === 1) continue;
    const own = axis < lead ? 1 : small[axis - lead]!;
    if (own !== 1 && own !== size) return null;
    const repeats = own === 1;
    const last = groups.at(-1);
    if (last?.repeats === repeats) last.size *= size;
    else groups.push({ size, repeats });
  }
  if (groups.length > 3) return null;
  while (groups.length < 3) groups.unshift({ size: 1, repeats: true });
  const [outer, rows, columns] = groups as [(typeof groups)[0], (typeof groups)[0], (typeof groups)[0]];
  const columnStride = columns.repeats ? 0 : 1;
  const rowStride = rows.repeats ? 0 : columns.repeats ? 1 : columns.size;
  const inner = (rows.repeats ? 1 : rows.size) * (columns.repeats ? 1 : columns.size);
  return {
    outer: outer.size,
    rows: rows.size,
    columns: columns.size,
    outerStride: outer.repeats ? 0 : inner,
    rowStride,
    columnStride,
  };
}
