import { rowBytes, sums } from './memory';
import { multiplyAdd } from './simd';

/**
 * `twoBySix` of dot-products.ts for all eight partial sums of a score, in pairs of registers, low and high. V8 joins
 * two stores side by side, and all that they come from, to one of 256 bits where it is allowed to.
 */
export function wideTwoBySix(a: usize, b: usize, rows: usize): void {
  let w0 = load<usize>(rows), w1 = load<usize>(rows, 4), w2 = load<usize>(rows, 8);
  let w3 = load<usize>(rows, 12), w4 = load<usize>(rows, 16), w5 = load<usize>(rows, 20);
  const zero = f32x4.splat(0);
  let a0l = zero, a1l = zero, a2l = zero, a3l = zero, a4l = zero, a5l = zero;
  let a0h = zero, a1h = zero, a2h = zero, a3h = zero, a4h = zero, a5h = zero;
  let b0l = zero, b1l = zero, b2l = zero, b3l = zero, b4l = zero, b5l = zero;
  let b0h = zero, b1h = zero, b2h = zero, b3h = zero, b4h = zero, b5h = zero;
  const end = a + rowBytes;
  do {
    const xl = v128.load(a), xh = v128.load(a, 16), yl = v128.load(b), yh = v128.load(b, 16);
    let wl = v128.load(w0), wh = v128.load(w0, 16);
    a0l = multiplyAdd(xl, wl, a0l); a0h = multiplyAdd(xh, wh, a0h);
    b0l = multiplyAdd(yl, wl, b0l); b0h = multiplyAdd(yh, wh, b0h);
    wl = v128.load(w1); wh = v128.load(w1, 16);
    a1l = multiplyAdd(xl, wl, a1l); a1h = multiplyAdd(xh, wh, a1h);
    b1l = multiplyAdd(yl, wl, b1l); b1h = multiplyAdd(yh, wh, b1h);
    wl = v128.load(w2); wh = v128.load(w2, 16);
    a2l = multiplyAdd(xl, wl, a2l); a2h = multiplyAdd(xh, wh, a2h);
    b2l = multiplyAdd(yl, wl, b2l); b2h = multiplyAdd(yh, wh, b2h);
    wl = v128.load(w3); wh = v128.load(w3, 16);
    a3l = multiplyAdd(xl, wl, a3l); a3h = multiplyAdd(xh, wh, a3h);
    b3l = multiplyAdd(yl, wl, b3l); b3h = multiplyAdd(yh, wh, b3h);
    wl = v128.load(w4); wh = v128.load(w4, 16);
    a4l = multiplyAdd(xl, wl, a4l); a4h = multiplyAdd(xh, wh, a4h);
    b4l = multiplyAdd(yl, wl, b4l); b4h = multiplyAdd(yh, wh, b4h);
    wl = v128.load(w5); wh = v128.load(w5, 16);
    a5l = multiplyAdd(xl, wl, a5l); a5h = multiplyAdd(xh, wh, a5h);
    b5l = multiplyAdd(yl, wl, b5l); b5h = multiplyAdd(yh, wh, b5h);
    a += 32; b += 32; w0 += 32; w1 += 32; w2 += 32; w3 += 32; w4 += 32; w5 += 32;
  } while (a < end);
  const to = sums;
  v128.store(to, a0l); v128.store(to, a0h, 16);
  v128.store(to, a1l, 32); v128.store(to, a1h, 48);
  v128.store(to, a2l, 64); v128.store(to, a2h, 80);
  v128.store(to, a3l, 96); v128.store(to, a3h, 112);
  v128.store(to, a4l, 128); v128.store(to, a4h, 144);
  v128.store(to, a5l, 160); v128.store(to, a5h, 176);
  v128.store(to, b0l, 192); v128.store(to, b0h, 208);
  v128.store(to, b1l, 224); v128.store(to, b1h, 240);
  v128.store(to, b2l, 256); v128.store(to, b2h, 272);
  v128.store(to, b3l, 288); v128.store(to, b3h, 304);
  v128.store(to, b4l, 320); v128.store(to, b4h, 336);
  v128.store(to, b5l, 352); v128.store(to, b5h, 368);
}
