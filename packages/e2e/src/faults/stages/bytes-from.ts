import { createHash } from 'node:crypto';

/** `size` bytes in pieces, each a function of a seed alone. */
export function* bytesFrom(seed: string, size: number): Generator<Uint8Array> {
  for (let done = 0, i = 0; done < size; i++) {
    const piece = createHash('sha512').update(`${seed} ${i}`).digest();
    yield piece.subarray(0, Math.min(piece.length, size - done));
    done += piece.length;
  }
}

export function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
