import { WordloomError } from '@wordloom/errors';

/** Node's module of that name; bundlers see no import, so that all else runs in browsers too. */
export function fileSystem() {
  const fs = globalThis.process?.getBuiltinModule?.('node:fs');
  if (fs) return fs.promises;
  throw new WordloomError({
    code: 'bpe/no-files',
    what: 'there are no files here',
    why: 'this runs in a browser',
    fix: 'fetch the text, and use fromJSON, fromGpt2 or fromTiktoken; train from texts; or toFiles to write',
  });
}

/** Reads a text file; undefined where there is none, or a folder. */
export async function readFileWith(path: string): Promise<string | undefined> {
  try {
    return await fileSystem().readFile(path, 'utf8');
  } catch (error) {
    const code = (error as { code?: string }).code;
    if (code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR') return undefined;
    throw error;
  }
}

/** Writes one file to `path`, or several into the folder `path`. */
export async function writeFiles(path: string, files: Readonly<Record<string, string>>): Promise<void> {
  const fs = fileSystem();
  const entries = Object.entries(files);
  if (entries.length === 1) {
    await fs.writeFile(path, entries[0]![1]);
    return;
  }
  await fs.mkdir(path, { recursive: true });
  for (const [name, text] of entries) await fs.writeFile(`${path}/${name}`, text);
}
