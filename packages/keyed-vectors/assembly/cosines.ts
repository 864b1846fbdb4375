// Bounds on cosines, four rows at a time in f32; which rows count is decided in JavaScript, in f64.

/**
 * scores[q][r] = inverseNorms[r] * (rows[r] . queries[q]), in tiles of four rows by two queries, then by one.
 *
 * @param rows dimensions f32 each, without gaps; up to three values behind a row are read and multiplied by zero
 * @param rowCount a multiple of four
 * @param queries dimensions f32 each, zeros up to a multiple of four
 * @param scores shape [queries, rows]
 */
export function cosines(
  rows: usize, inverseNorms: usize, rowCount: u32, dimensions: u32, queries: usize, queryCount: u32, scores: usize,
): void {
  const rowBytes = <usize>dimensions << 2;
  const queryBytes = (rowBytes + 15) & ~15;
  const scoreBytes = <usize>rowCount << 2;
  let q: u32 = 0;
  for (; q + 2 <= queryCount; q += 2) {
    for (let r: usize = 0; r < scoreBytes; r += 16) {
      fourByTwo(rows + (r >> 2) * rowBytes, rowBytes, queries, queryBytes, v128.load(inverseNorms + r), scores + r, scoreBytes);
    }
    queries += queryBytes << 1;
    scores += scoreBytes << 1;
  }
  if (q == queryCount) return;
  for (let r: usize = 0; r < scoreBytes; r += 16) {
    fourByOne(rows + (r >> 2) * rowBytes, rowBytes, queries, queryBytes, v128.load(inverseNorms + r), scores + r);
  }
}

@inline
function fourByTwo(
  row: usize, rowBytes: usize, query: usize, queryBytes: usize, norms: v128, at: usize, scoreBytes: usize,
): void {
  const zero = f32x4.splat(0);
  let a0 = zero, a1 = zero, a2 = zero, a3 = zero;
  let b0 = zero, b1 = zero, b2 = zero, b3 = zero;
  let w1 = row + rowBytes, w2 = w1 + rowBytes, w3 = w2 + rowBytes;
  const end = query + queryBytes;
  for (; query < end; query += 16, row += 16, w1 += 16, w2 += 16, w3 += 16) {
    const x = v128.load(query), y = v128.load(query + queryBytes);
    let w = v128.load(row);
    a0 = f32x4.add(a0, f32x4.mul(x, w)); b0 = f32x4.add(b0, f32x4.mul(y, w));
    w = v128.load(w1);
    a1 = f32x4.add(a1, f32x4.mul(x, w)); b1 = f32x4.add(b1, f32x4.mul(y, w));
    w = v128.load(w2);
    a2 = f32x4.add(a2, f32x4.mul(x, w)); b2 = f32x4.add(b2, f32x4.mul(y, w));
    w = v128.load(w3);
    a3 = f32x4.add(a3, f32x4.mul(x, w)); b3 = f32x4.add(b3, f32x4.mul(y, w));
  }
  v128.store(at, f32x4.mul(norms, laneSums(a0, a1, a2, a3)));
  v128.store(at + scoreBytes, f32x4.mul(norms, laneSums(b0, b1, b2, b3)));
}

@inline
function fourByOne(row: usize, rowBytes: usize, query: usize, queryBytes: usize, norms: v128, at: usize): void {
  const zero = f32x4.splat(0);
  let a0 = zero, a1 = zero, a2 = zero, a3 = zero;
  let w1 = row + rowBytes, w2 = w1 + rowBytes, w3 = w2 + rowBytes;
  const end = query + queryBytes;
  for (; query < end; query += 16, row += 16, w1 += 16, w2 += 16, w3 += 16) {
    const x = v128.load(query);
    a0 = f32x4.add(a0, f32x4.mul(x, v128.load(row)));
    a1 = f32x4.add(a1, f32x4.mul(x, v128.load(w1)));
    a2 = f32x4.add(a2, f32x4.mul(x, v128.load(w2)));
    a3 = f32x4.add(a3, f32x4.mul(x, v128.load(w3)));
  }
  v128.store(at, f32x4.mul(norms, laneSums(a0, a1, a2, a3)));
}

/** The sums over the lanes of a, b, c and d, in that order. */
@inline
function laneSums(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = f32x4.add(v128.shuffle<f32>(a, b, 0, 4, 1, 5), v128.shuffle<f32>(a, b, 2, 6, 3, 7));
  const cd = f32x4.add(v128.shuffle<f32>(c, d, 0, 4, 1, 5), v128.shuffle<f32>(c, d, 2, 6, 3, 7));
  return f32x4.add(v128.shuffle<f32>(ab, cd, 0, 1, 4, 5), v128.shuffle<f32>(ab, cd, 2, 3, 6, 7));
}

/** sums[r] = b[r] - a[r] + c[r] for so many rows, a multiple of four. */
export function analogyScores(a: usize, b: usize, c: usize, sums: usize, rowCount: u32): void {
  for (const end = a + (<usize>rowCount << 2); a < end; a += 16, b += 16, c += 16, sums += 16) {
    v128.store(sums, f32x4.add(f32x4.sub(v128.load(b), v128.load(a)), v128.load(c)));
  }
}

/** The first row from `from` on whose score is not at most `limit` (a score that is no number is not), else `end`. */
export function nextAbove(scores: usize, from: u32, end: u32, limit: f32): u32 {
  const limits = f32x4.splat(limit);
  let row = from;
  for (; row + 8 <= end; row += 8) {
    const at = scores + (<usize>row << 2);
    const below = v128.and(f32x4.le(v128.load(at), limits), f32x4.le(v128.load(at, 16), limits));
    if (!i32x4.all_true(below)) break;
  }
  while (row < end && load<f32>(scores + (<usize>row << 2)) <= limit) row++;
  return row;
}
