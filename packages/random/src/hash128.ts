/**
 * 128 bits from a string: four lanes of multiply and xor over its UTF-16 units with the finalizer of MurmurHash3 (Appleby,
 * public domain). Not for secrets: for seeds that differ in one letter to start far apart.
 */
export function hash128(text: string): [number, number, number, number] {
  const lanes: [number, number, number, number] = [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344]; // digits of pi
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    for (let lane = 0; lane < 4; lane++) {
      lanes[lane] = Math.imul(lanes[lane]! ^ unit, 0x9e3779b1 + 2 * lane) ^ (lanes[lane]! >>> 15);
    }
  }
  const mixed = lanes.map((lane, i) => finalize(lane ^ Math.imul(text.length + i, 0x85ebca6b)));
  const sum = mixed.reduce((a, b) => (a + b) | 0, 0);
  return mixed.map((lane) => finalize(lane + sum)) as [number, number, number, number];
}

function finalize(bits: number): number {
  let h = bits | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
