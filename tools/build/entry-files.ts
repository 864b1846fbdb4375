import { join } from 'node:path';
import type { Member } from '../workspace/members.ts';

/** The sources that a package's `exports` and `bin` name, from the workspace root. */
export function entryFiles({ folder, manifest: { exports = {}, bin = {} } }: Member): string[] {
  return [...Object.values(exports), ...Object.values(bin)].map((file) => join(folder, String(file)));
}
