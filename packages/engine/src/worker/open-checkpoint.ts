import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeDurable } from '@wordloom/durable-files';
import { visible, WordloomError } from '@wordloom/errors';
import type { Checkpoint } from '@wordloom/stage';

/** The checkpoint of a stage, in a folder that is made when there is something to keep. */
export function openCheckpoint(folder: string): Checkpoint {
  const made = () => {
    mkdirSync(folder, { recursive: true });
    return folder;
  };
  return {
    get folder() {
      return made();
    },
    async read(name) {
      try {
        return await readFile(join(folder, checkName(name)));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw error;
      }
    },
    async write(name, content) {
      const path = join(made(), checkName(name));
      await writeDurable(path, typeof content === 'string' ? content : [content]);
    },
  };
}

function checkName(name: string): string {
  if (/^[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}$/.test(name)) return name;
  throw new WordloomError({
    code: 'stage/checkpoint-name',
    what: `a checkpoint cannot be called '${visible(name.slice(0, 100))}'`,
    fix: 'give it a name of letters, digits, dots, dashes and underscores',
  });
}
