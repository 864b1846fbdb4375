import { dropBits } from './dropout';
import { address, real, scratch, word } from './job';
import { addProduct, PRODUCT_BYTES } from './product';
import { expRow, rowMax, scaleRow, softmaxRowGradient } from './softmax';

// Words of both: query, key, value, batch, heads, queries, keys, size, then in bytes the strides of query (batch, head, time), of key and
// value (batch, head, time), of the output (batch, head, time); then valid lengths or 0, 1 if causal, mask or 0, its strides (batch,
// head, query, key), weights [batch, heads, queries, keys], dropout key (two) and limit, output. Reals: scale,
// 1 / (1 - rate). The gradient takes after them dOutput, dQuery, dKey, dValue, with the strides of what they are gradients of.
// A chunk is one head of one sequence.

/** How many keys query i may look at: those before the limit of causality and of the length. */
@inline
function visibleKeys(batch: u32, query: u32): u32 {
  const keys = word(6);
  let count = keys;
  if (address(17)) count = min(count, load<u32>(address(17) + (<usize>batch << 2)));
  if (word(18)) count = min(count, query + 1);
  return count;
}

/** softmax(q k^T scale) v; a query that may look at no key gets zeros. */
export function attention(chunk: u32): void {
  const heads = word(4), queries = word(5), keys = word(6), size = word(7);
  const batch = chunk / heads, head = chunk % heads;
  const weights = address(24) + <usize>chunk * queries * keys * 4;
  const rowBytes = <usize>keys << 2;
  const query = address(0) + batch * address(8) + head * address(9);
  const key = address(1) + batch * address(11) + head * address(12);
  const value = address(2) + batch * address(11) + head * address(12);
  memory.fill(weights, 0, <usize>queries * rowBytes);
  addProduct(query, address(10), 4, key, 4, address(13), weights, rowBytes, queries, keys, size, scratch());
  for (let i: u32 = 0; i < queries; i++) weigh(batch, head, i, weights + <usize>i * rowBytes);
  const output = address(28) + batch * address(14) + head * address(15);
  for (let i: u32 = 0; i < queries; i++) memory.fill(output + i * address(16), 0, <usize>size << 2);
  let dropped = weights;
  if (word(27)) {
    dropped = scratch() + PRODUCT_BYTES;
    drop(weights, dropped, chunk * queries * keys, queries * keys);
  }
  addProduct(dropped, rowBytes, 4, value, address(13), 4, output, address(16), queries, size, keys, scratch());
}

/** A row of scores becomes weights. */
function weigh(batch: u32, head: u32, query: u32, row: usize): void {
  const keys = word(6), count = visibleKeys(batch, query), scale = real(0);
  if (address(19)) hide(batch, head, query, row, count);
  const largest = rowMax(row, count) * scale;
  if (count > 0 && largest > -Infinity) {
    scaleRow(row, count, scale);
    scaleRow(row, count, 1 / expRow(row, row, count, largest));
  } else memory.fill(row, 0, <usize>count << 2);
  memory.fill(row + (<usize>count << 2), 0, <usize>(keys - count) << 2);
}

function hide(batch: u32, head: u32, query: u32, row: usize, count: u32): void {
  const mask = address(19) + batch * address(20) + head * address(21) + query * address(22);
  for (let j: u32 = 0; j < count; j++) {
    if (load<f32>(mask + j * address(23)) == 0) store<f32>(row + (<usize>j << 2), -Infinity);
  }
}

/** y = x with some dropped; the draws are numbered from `first`. */
function drop(x: usize, y: usize, first: u32, count: u32): void {
  const low = word(25), high = word(26), limit = word(27), scale = real(1);
  for (let i: u32 = 0; i < count; i++) {
    const kept = dropBits(first + i, low, high) < limit ? <f32>0 : scale;
    store<f32>(y + (<usize>i << 2), load<f32>(x + (<usize>i << 2)) * kept);
  }
}

export function attentionGradient(chunk: u32): void {
  const heads = word(4), queries = word(5), keys = word(6), size = word(7);
  const batch = chunk / heads, head = chunk % heads;
  const rowBytes = <usize>keys << 2, bytes = <usize>queries * rowBytes;
  const weights = address(24) + <usize>chunk * bytes;
  const atQuery = batch * address(8) + head * address(9), atKey = batch * address(11) + head * address(12);
  const dOutput = address(29) + batch * address(14) + head * address(15);
  const scores = scratch() + PRODUCT_BYTES;
  let dropped = weights;
  if (word(27)) {
    dropped = scores + bytes;
    drop(weights, dropped, chunk * queries * keys, queries * keys);
  }
  // dValue = weights^T dOutput
  clear(address(32) + atKey, address(13), keys, size);
  addProduct(dropped, 4, rowBytes, dOutput, address(16), 4, address(32) + atKey, address(13), keys, size, queries, scratch());
  // dWeights = dOutput value^T, then through dropout and softmax
  memory.fill(scores, 0, bytes);
  addProduct(
    dOutput, address(16), 4, address(2) + atKey, 4, address(13), scores, rowBytes, queries, keys, size, scratch(),
  );
  if (word(27)) drop(scores, scores, chunk * queries * keys, queries * keys);
  for (let i: u32 = 0; i < queries; i++) {
    const row = scores + <usize>i * rowBytes;
    softmaxRowGradient(row, weights + <usize>i * rowBytes, row, keys, real(0));
  }
  // dQuery = dScores key, dKey = dScores^T query
  clear(address(30) + atQuery, address(10), queries, size);
  addProduct(
    scores, rowBytes, 4, address(1) + atKey, address(13), 4, address(30) + atQuery, address(10), queries, size, keys, scratch(),
  );
  clear(address(31) + atKey, address(13), keys, size);
  addProduct(
    scores, 4, rowBytes, address(0) + atQuery, address(10), 4, address(31) + atKey, address(13), keys, size, queries, scratch(),
  );
}

@inline
function clear(at: usize, rowBytes: usize, rows: u32, columns: u32): void {
  for (let row: u32 = 0; row < rows; row++) memory.fill(at + row * rowBytes, 0, <usize>columns << 2);
}
