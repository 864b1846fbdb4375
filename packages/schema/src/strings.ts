import type { Strings } from './values.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Strings as one run of UTF-8 bytes with offsets. */
export function packStrings(strings: readonly string[]): Strings {
  const offsets = new Int32Array(strings.length + 1);
  let capacity = 0;
  for (const string of strings) capacity += string.length * 3; // a UTF-16 unit takes at most three bytes
  const bytes = new Uint8Array(capacity);
  let end = 0;
  for (let i = 0; i < strings.length; i++) {
    end += encoder.encodeInto(strings[i]!, bytes.subarray(end)).written;
    offsets[i + 1] = end;
  }
  return { bytes: bytes.slice(0, end), offsets };
}

export function stringAt({ bytes, offsets }: Strings, index: number): string {
  return decoder.decode(bytes.subarray(offsets[index], offsets[index + 1]));
}

export function unpackStrings(strings: Strings): string[] {
  return Array.from({ length: strings.offsets.length - 1 }, (_, i) => stringAt(strings, i));
}
