import { scaled } from './scaled.ts';

/** A size in decimal units: `512 B`, `1.28 MB`. */
export function formatBytes(bytes: number): string {
  return scaled(bytes, [' B', ' kB', ' MB', ' GB', ' TB']);
}
