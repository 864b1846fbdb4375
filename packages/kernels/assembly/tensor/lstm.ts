import { multiplyAdd } from '../simd';
import { sigmoid, tanh } from './elementary';
import { address, scratch, word } from './job';
import { loadLanes, storeLanes } from './lanes';
import { addProductOfPacked, PRODUCT_BYTES, packAllColumns } from './product';

// Words of both: gates [batch, time, 4 hidden], recurrent weights [4 hidden, hidden], batch, time, hidden, sequences of a chunk, 1 if
// reversed, output [batch, time, hidden], cells [batch, time, hidden], first hidden and first cell [batch, hidden] or 0. The gates
// come in as the input's share with the biases, and go out as the values of the gates i, f, g, o. A chunk is some of the sequences.

export function lstm(chunk: u32): void {
  const time = word(3), hidden = word(4), size = word(5);
  const first = chunk * size, count = min(size, word(2) - first);
  const rowBytes = <usize>hidden << 2, gateBytes = rowBytes << 2;
  const outputs = address(7) + first * time * rowBytes, cells = address(8) + first * time * rowBytes;
  const gates = address(0) + first * time * gateBytes;
  const weights = scratch() + PRODUCT_BYTES;
  packAllColumns(address(1), 4, rowBytes, hidden << 2, hidden, weights);
  for (let i: u32 = 0; i < time; i++) {
    const t = word(6) ? time - 1 - i : i;
    const gate = gates + t * gateBytes;
    let previous = address(9), previousCell = address(10), stride = rowBytes;
    if (i > 0) {
      const before = word(6) ? t + 1 : t - 1;
      previous = outputs + before * rowBytes;
      previousCell = cells + before * rowBytes;
      stride = time * rowBytes;
    } else if (previous) {
      previous += first * rowBytes;
      previousCell += first * rowBytes;
    }
    if (previous) {
      addProductOfPacked(
        previous, stride, weights, gate, time * gateBytes, count, hidden << 2, hidden, scratch(),
      );
    }
    for (let row: u32 = 0; row < count; row++) {
      const cellBefore = previousCell ? previousCell + row * stride : 0;
      stepRow(gate + row * time * gateBytes, cellBefore, outputs + (row * time + t) * rowBytes, cells + (row * time + t) * rowBytes, hidden);
    }
  }
}

/** c = f c' + i g, h = o tanh c, for one sequence. */
function stepRow(gate: usize, cellBefore: usize, output: usize, cell: usize, hidden: u32): void {
  const bytes = <usize>hidden << 2;
  for (let j: u32 = 0; j < hidden; j += 4) {
    const at = <usize>j << 2, lanes = min(<u32>4, hidden - j);
    const i = gate + at, f = i + bytes, g = f + bytes, o = g + bytes;
    const input = sigmoid(some(i, lanes)), forget = sigmoid(some(f, lanes));
    const candidate = tanh(some(g, lanes)), out = sigmoid(some(o, lanes));
    const before = cellBefore ? some(cellBefore + at, lanes) : f32x4.splat(0);
    const now = multiplyAdd(forget, before, f32x4.mul(input, candidate));
    keep(i, input, lanes);
    keep(f, forget, lanes);
    keep(g, candidate, lanes);
    keep(o, out, lanes);
    keep(cell + at, now, lanes);
    keep(output + at, f32x4.mul(out, tanh(now)), lanes);
  }
}

@inline
function some(at: usize, lanes: u32): v128 {
  return lanes == 4 ? v128.load(at) : loadLanes(at, lanes);
}

@inline
function keep(at: usize, value: v128, lanes: u32): void {
  if (lanes == 4) v128.store(at, value);
  else storeLanes(at, value, lanes);
}

/**
 * Words after those: dOutput [batch, time, hidden], dHidden and dCell after the last step [batch, hidden], which become those before
 * the first. The gates become their derivatives before the activation.
 */
export function lstmGradient(chunk: u32): void {
  const time = word(3), hidden = word(4), size = word(5);
  const first = chunk * size, count = min(size, word(2) - first);
  const rowBytes = <usize>hidden << 2, gateBytes = rowBytes << 2;
  const offset = first * time * rowBytes;
  const gates = address(0) + first * time * gateBytes, cells = address(8) + offset, dOutput = address(11) + offset;
  const dHidden = address(12) + first * rowBytes, dCell = address(13) + first * rowBytes;
  const firstCell = address(10) ? address(10) + first * rowBytes : 0;
  const weights = scratch() + PRODUCT_BYTES;
  packAllColumns(address(1), rowBytes, 4, hidden, hidden << 2, weights);
  for (let i: u32 = time; i-- > 0; ) {
    const t = word(6) ? time - 1 - i : i;
    const before = word(6) ? t + 1 : t - 1;
    for (let row: u32 = 0; row < count; row++) {
      const place = row * time * rowBytes;
      let cellBefore = firstCell ? firstCell + row * rowBytes : 0;
      if (i > 0) cellBefore = cells + place + before * rowBytes;
      stepRowGradient(
        gates + (row * time + t) * gateBytes, cells + place + t * rowBytes, cellBefore, dOutput + place + t * rowBytes,
        dHidden + row * rowBytes, dCell + row * rowBytes, hidden,
      );
      memory.fill(dHidden + row * rowBytes, 0, rowBytes);
    }
    // dHidden before = dGates weights
    addProductOfPacked(
      gates + t * gateBytes, time * gateBytes, weights, dHidden, rowBytes, count, hidden, hidden << 2, scratch(),
    );
  }
}

function stepRowGradient(
  gate: usize, cell: usize, cellBefore: usize, dOutput: usize, dHidden: usize, dCell: usize, hidden: u32,
): void {
  const bytes = <usize>hidden << 2, one = f32x4.splat(1);
  for (let j: u32 = 0; j < hidden; j += 4) {
    const at = <usize>j << 2, lanes = min(<u32>4, hidden - j);
    const i = gate + at, f = i + bytes, g = f + bytes, o = g + bytes;
    const input = some(i, lanes), forget = some(f, lanes), candidate = some(g, lanes), out = some(o, lanes);
    const dh = f32x4.add(some(dOutput + at, lanes), some(dHidden + at, lanes));
    const tanhCell = tanh(some(cell + at, lanes));
    const slope = f32x4.sub(one, f32x4.mul(tanhCell, tanhCell));
    const dc = multiplyAdd(f32x4.mul(dh, out), slope, some(dCell + at, lanes));
    const before = cellBefore ? some(cellBefore + at, lanes) : f32x4.splat(0);
    keep(i, f32x4.mul(f32x4.mul(dc, candidate), f32x4.mul(input, f32x4.sub(one, input))), lanes);
    keep(f, f32x4.mul(f32x4.mul(dc, before), f32x4.mul(forget, f32x4.sub(one, forget))), lanes);
    keep(g, f32x4.mul(f32x4.mul(dc, input), f32x4.sub(one, f32x4.mul(candidate, candidate))), lanes);
    keep(o, f32x4.mul(f32x4.mul(dh, tanhCell), f32x4.mul(out, f32x4.sub(one, out))), lanes);
    keep(dCell + at, f32x4.mul(dc, forget), lanes);
  }
}
