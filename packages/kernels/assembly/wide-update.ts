import { column, inputs } from './memory';
import { multiplyAdd } from './simd';

/**
 * `six` of update.ts for eight dimensions, in pairs of registers, low and high, which V8 joins to one of 256 bits
 * where it is allowed to.
 */
@inline
export function wideSix(at: usize, inputCount: u32, rows: usize, gradient: usize, scoreRow: usize, inPlace: bool): void {
  const p0 = load<usize>(rows) + at, p1 = load<usize>(rows, 4) + at, p2 = load<usize>(rows, 8) + at;
  const p3 = load<usize>(rows, 12) + at, p4 = load<usize>(rows, 16) + at, p5 = load<usize>(rows, 20) + at;
  const w0l = v128.load(p0), w1l = v128.load(p1), w2l = v128.load(p2);
  const w3l = v128.load(p3), w4l = v128.load(p4), w5l = v128.load(p5);
  const w0h = v128.load(p0, 16), w1h = v128.load(p1, 16), w2h = v128.load(p2, 16);
  const w3h = v128.load(p3, 16), w4h = v128.load(p4, 16), w5h = v128.load(p5, 16);
  let d0l = w0l, d1l = w1l, d2l = w2l, d3l = w3l, d4l = w4l, d5l = w5l;
  let d0h = w0h, d1h = w1h, d2h = w2h, d3h = w3h, d4h = w4h, d5h = w5h;
  let copy = column;
  let input = inputs;
  const end = inputs + (inputCount << 2);
  do {
    const row = load<usize>(input) + at;
    let suml = v128.load(row), sumh = v128.load(row, 16);
    let xl = suml, xh = sumh;
    if (!inPlace) {
      xl = v128.load(copy);
      xh = v128.load(copy, 16);
    }
    let g = v128.load32_splat(gradient);
    suml = multiplyAdd(g, w0l, suml); sumh = multiplyAdd(g, w0h, sumh);
    d0l = multiplyAdd(g, xl, d0l); d0h = multiplyAdd(g, xh, d0h);
    g = v128.load32_splat(gradient, 4);
    suml = multiplyAdd(g, w1l, suml); sumh = multiplyAdd(g, w1h, sumh);
    d1l = multiplyAdd(g, xl, d1l); d1h = multiplyAdd(g, xh, d1h);
    g = v128.load32_splat(gradient, 8);
    suml = multiplyAdd(g, w2l, suml); sumh = multiplyAdd(g, w2h, sumh);
    d2l = multiplyAdd(g, xl, d2l); d2h = multiplyAdd(g, xh, d2h);
    g = v128.load32_splat(gradient, 12);
    suml = multiplyAdd(g, w3l, suml); sumh = multiplyAdd(g, w3h, sumh);
    d3l = multiplyAdd(g, xl, d3l); d3h = multiplyAdd(g, xh, d3h);
    g = v128.load32_splat(gradient, 16);
    suml = multiplyAdd(g, w4l, suml); sumh = multiplyAdd(g, w4h, sumh);
    d4l = multiplyAdd(g, xl, d4l); d4h = multiplyAdd(g, xh, d4h);
    g = v128.load32_splat(gradient, 20);
    suml = multiplyAdd(g, w5l, suml); sumh = multiplyAdd(g, w5h, sumh);
    d5l = multiplyAdd(g, xl, d5l); d5h = multiplyAdd(g, xh, d5h);
    v128.store(row, suml); v128.store(row, sumh, 16);
    gradient += scoreRow;
    copy += 32;
    input += 4;
  } while (input < end);
  v128.store(p0, d0l); v128.store(p0, d0h, 16);
  v128.store(p1, d1l); v128.store(p1, d1h, 16);
  v128.store(p2, d2l); v128.store(p2, d2h, 16);
  v128.store(p3, d3l); v128.store(p3, d3h, 16);
  v128.store(p4, d4l); v128.store(p4, d4h, 16);
  v128.store(p5, d5l); v128.store(p5, d5h, 16);
}
