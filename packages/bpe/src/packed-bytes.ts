import type { PackedBytes } from './definition.ts';

/** Byte strings in one memory; an absent one is empty. */
export function packBytes(parts: readonly (Uint8Array | undefined)[]): PackedBytes {
  const offsets = new Int32Array(parts.length + 1);
  for (let i = 0; i < parts.length; i++) offsets[i + 1] = offsets[i]! + (parts[i]?.length ?? 0);
  const bytes = new Uint8Array(offsets[parts.length]!);
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i];
    if (part) bytes.set(part, offsets[i]!);
  }
  return { bytes, offsets };
}

export function bytesAt({ bytes, offsets }: PackedBytes, at: number): Uint8Array {
  return bytes.subarray(offsets[at]!, offsets[at + 1]!);
}
