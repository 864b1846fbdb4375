import { kindAt, runEnd, SPACES } from './runs.ts';

/** White space, or all up to the next. */
export function whitespacePieceEnd(bytes: Uint8Array, at: number, end: number): number {
  if (isSpaceAt(bytes, at)) return runEnd(bytes, at, end, SPACES);
  while (at < end) {
    const found = kindAt(bytes, at);
    if (found >> 3 === SPACES) break;
    at += found & 7;
  }
  return Math.min(at, end);
}

export function isSpaceAt(bytes: Uint8Array, at: number): boolean {
  return kindAt(bytes, at) >> 3 === SPACES;
}
