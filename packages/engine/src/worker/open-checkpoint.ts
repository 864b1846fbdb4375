import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
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
      const unfinished = join(folder, `.${name}.${randomBytes(6).toString('hex')}`);
      try {
        const file = await open(unfinished, 'wx');
        try {
          await file.writeFile(content);
          await file.sync();
        } finally {
          await file.close();
        }
        await rename(unfinished, path);
      } catch (error) {
        await rm(unfinished, { force: true });
        throw error;
      }
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
