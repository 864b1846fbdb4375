import type { FileHandle } from 'node:fs/promises';

const largestWrite = 2 ** 24; // one call of the system takes less than 2 GiB; after each, what is written can go to the disk
const mostBuffers = 512;

/**
 * All chunks, in order, at the file's position; a short write is gone on with.
 *
 * @param onWritten told the bytes of each write
 */
export async function writeFully(
  file: FileHandle,
  chunks: readonly Uint8Array[],
  onWritten: (bytes: number) => void,
): Promise<void> {
  const left = chunks.flatMap(pieces);
  let next = 0;
  while (next < left.length) {
    let { bytesWritten } = await file.writev(nextGroup(left, next));
    onWritten(bytesWritten);
    while (next < left.length && bytesWritten >= left[next]!.length) bytesWritten -= left[next++]!.length;
    if (bytesWritten > 0) left[next] = left[next]!.subarray(bytesWritten);
  }
}

function pieces(chunk: Uint8Array): Uint8Array[] {
  const count = Math.ceil(chunk.length / largestWrite);
  return Array.from({ length: count }, (_, i) => chunk.subarray(i * largestWrite, (i + 1) * largestWrite));
}

function nextGroup(left: Uint8Array[], from: number): Uint8Array[] {
  let end = from;
  let bytes = 0;
  while (end < left.length && end - from < mostBuffers && bytes < largestWrite) {
    bytes += left[end++]!.length;
  }
  return left.slice(from, end);
}
