import { relative, sep } from 'node:path';

/** A path as a person would type it: from the folder they are in where it is inside of it, else whole. */
export function formatPath(path: string): string {
  const near = relative('', path);
  return near === '' || near === '..' || near.startsWith(`..${sep}`) ? path : near;
}
