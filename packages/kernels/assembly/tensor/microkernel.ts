import { multiplyAdd } from '../simd';

/** Rows and columns of a block of the product that stays in registers while it adds up. */
export const BLOCK_ROWS: u32 = 6;
export const BLOCK_COLUMNS: u32 = 16;

/**
 * C[6, 16] += A[6, depth] B[depth, 16]. A is packed with its six rows of a column together, B with its sixteen columns of a
 * row. Each element of C is one chain of multiply-adds in the order of depth, whatever the tiling, so the same bits.
 * In pairs of registers that V8 joins to one of 256 bits where it is allowed to (docs/decisions/0013).
 *
 * @param rowBytes from a row of C to the next
 */
export function multiplyBlock(aStart: usize, bStart: usize, c: usize, rowBytes: usize, depth: u32): void {
  const c0 = c, c1 = c0 + rowBytes, c2 = c1 + rowBytes, c3 = c2 + rowBytes, c4 = c3 + rowBytes, c5 = c4 + rowBytes;
  let s0a = v128.load(c0), s0b = v128.load(c0, 16), s0c = v128.load(c0, 32), s0d = v128.load(c0, 48);
  let s1a = v128.load(c1), s1b = v128.load(c1, 16), s1c = v128.load(c1, 32), s1d = v128.load(c1, 48);
  let s2a = v128.load(c2), s2b = v128.load(c2, 16), s2c = v128.load(c2, 32), s2d = v128.load(c2, 48);
  let s3a = v128.load(c3), s3b = v128.load(c3, 16), s3c = v128.load(c3, 32), s3d = v128.load(c3, 48);
  let s4a = v128.load(c4), s4b = v128.load(c4, 16), s4c = v128.load(c4, 32), s4d = v128.load(c4, 48);
  let s5a = v128.load(c5), s5b = v128.load(c5, 16), s5c = v128.load(c5, 32), s5d = v128.load(c5, 48);
  let a = aStart;
  let b = bStart;
  const end = a + <usize>depth * 24;
  do {
    const ba = v128.load(b), bb = v128.load(b, 16), bc = v128.load(b, 32), bd = v128.load(b, 48);
    let x = v128.load32_splat(a);
    s0a = multiplyAdd(x, ba, s0a); s0b = multiplyAdd(x, bb, s0b);
    s0c = multiplyAdd(x, bc, s0c); s0d = multiplyAdd(x, bd, s0d);
    x = v128.load32_splat(a, 4);
    s1a = multiplyAdd(x, ba, s1a); s1b = multiplyAdd(x, bb, s1b);
    s1c = multiplyAdd(x, bc, s1c); s1d = multiplyAdd(x, bd, s1d);
    x = v128.load32_splat(a, 8);
    s2a = multiplyAdd(x, ba, s2a); s2b = multiplyAdd(x, bb, s2b);
    s2c = multiplyAdd(x, bc, s2c); s2d = multiplyAdd(x, bd, s2d);
    x = v128.load32_splat(a, 12);
    s3a = multiplyAdd(x, ba, s3a); s3b = multiplyAdd(x, bb, s3b);
    s3c = multiplyAdd(x, bc, s3c); s3d = multiplyAdd(x, bd, s3d);
    x = v128.load32_splat(a, 16);
    s4a = multiplyAdd(x, ba, s4a); s4b = multiplyAdd(x, bb, s4b);
    s4c = multiplyAdd(x, bc, s4c); s4d = multiplyAdd(x, bd, s4d);
    x = v128.load32_splat(a, 20);
    s5a = multiplyAdd(x, ba, s5a); s5b = multiplyAdd(x, bb, s5b);
    s5c = multiplyAdd(x, bc, s5c); s5d = multiplyAdd(x, bd, s5d);
    a += 24;
    b += 64;
  } while (a < end);
  v128.store(c0, s0a); v128.store(c0, s0b, 16); v128.store(c0, s0c, 32); v128.store(c0, s0d, 48);
  v128.store(c1, s1a); v128.store(c1, s1b, 16); v128.store(c1, s1c, 32); v128.store(c1, s1d, 48);
  v128.store(c2, s2a); v128.store(c2, s2b, 16); v128.store(c2, s2c, 32); v128.store(c2, s2d, 48);
  v128.store(c3, s3a); v128.store(c3, s3b, 16); v128.store(c3, s3c, 32); v128.store(c3, s3d, 48);
  v128.store(c4, s4a); v128.store(c4, s4b, 16); v128.store(c4, s4c, 32); v128.store(c4, s4d, 48);
  v128.store(c5, s5a); v128.store(c5, s5b, 16); v128.store(c5, s5c, 32); v128.store(c5, s5d, 48);
}
