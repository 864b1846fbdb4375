const BLOCK_BYTES = 2 ** 26;
const NEWLINE = 0x0a;

/**
 * A text that comes in chunks, regrouped into blocks in shared memory that end in a newline, all but the last. A block is
 * good until the next one is asked for, which takes its place; only a line longer than that takes more memory.
 */
export async function* textBlocks(
  chunks: AsyncIterable<Uint8Array>,
  blockBytes: number = BLOCK_BYTES,
): AsyncGenerator<{ text: Uint8Array; isLast: boolean }, void> {
  let memory = shared(blockBytes);
  let length = 0;
  for await (const chunk of chunks) {
    if (length + chunk.length > memory.length) {
      const end = memory.subarray(0, length).lastIndexOf(NEWLINE) + 1;
      if (end > 0) yield { text: memory.subarray(0, end), isLast: false };
      memory.copyWithin(0, end, length);
      length -= end;
    }
    if (length + chunk.length > memory.length) {
      const larger = shared(2 * (length + chunk.length));
      larger.set(memory.subarray(0, length));
      memory = larger;
    }
    memory.set(chunk, length);
    length += chunk.length;
  }
  yield { text: memory.subarray(0, length), isLast: true };
}

function shared(bytes: number): Uint8Array {
  return new Uint8Array(new SharedArrayBuffer(bytes));
}
