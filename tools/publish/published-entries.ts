import { join } from 'node:path';
import type { Manifest } from '../workspace/members.ts';

/** One way into an installed package. */
export interface PublishedEntry {
  /** `.`, `./stage`, or the name of a command. */
  readonly name: string;
  /** Its code and declarations, from the package's folder. */
  readonly files: readonly string[];
  /** Whether it is the library or a command, which must work with the package's dependencies alone. */
  readonly alone: boolean;
}

/** The entries of `publishConfig`: a library, a stage, a command. */
export function publishedEntries({ publishConfig }: Manifest): PublishedEntry[] {
  const exported = Object.entries(publishConfig?.exports ?? {}).map(([name, targets]) => ({
    name,
    files: Object.values(targets).map((file) => join(file)),
    alone: name === '.',
  }));
  const commands = Object.entries(publishConfig?.bin ?? {}).map(([name, file]) => ({
    name,
    files: [join(file)],
    alone: true,
  }));
  return [...exported, ...commands];
}
