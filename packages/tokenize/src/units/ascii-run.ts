// Four bytes at a time: a branch for each byte would be mispredicted at the end of nearly every word. In `stop` the high
// bit of a byte is set where the run ends; the lowest such bit is exact, those above it may not be.
const HIGH_BITS = 0x80808080;

/** End of the run of bytes 0x21 .. 0x7f from `at`: ASCII that is neither white space nor a low control character. */
export function visibleAsciiEnd(view: DataView, at: number): number {
  for (; ; at += 4) {
    const four = view.getInt32(at, true);
    const stop = ((four - 0x21212121) | four) & HIGH_BITS;
    if (stop !== 0) return at + firstByte(stop);
  }
}

/** End of the run of ASCII letters from `at`. */
export function asciiLettersEnd(view: DataView, at: number): number {
  for (; ; at += 4) {
    const four = view.getInt32(at, true);
    const lower = (four & 0x7f7f7f7f) | 0x20202020;
    const stop = (~(lower + 0x1f1f1f1f) | (lower + 0x05050505) | four) & HIGH_BITS; // below 'a', above 'z', not ASCII
    if (stop !== 0) return at + firstByte(stop);
  }
}

function firstByte(stop: number): number {
  return (31 - Math.clz32(stop & -stop)) >> 3;
}
