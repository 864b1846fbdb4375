import { open, readdir, stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { textFiles } from '@wordloom/datasets';
import { suggest, visible, WordloomError } from '@wordloom/errors';

/** A person's text, as far as it must be known to make a pipeline for it. */
export interface OwnText {
  readonly kind: 'file' | 'folder';
  /** How many text files. */
  readonly files: number;
  /** About how many words, from the beginning of the files. */
  readonly words: number;
}

/** Bytes that are read of a file, and of how many files. */
const sample = 1 << 18;
const mostSamples = 200;
/** Words of packed text are guessed from its size. */
const bytesOfPackedWord = 2;

/**
 * Looks at a file or folder of text.
 *
 * @throws WordloomError `init/no-text` where there is nothing, `init/binary` naming the files that are not text, `datasets/no-text`
 */
export async function examineText(path: string): Promise<OwnText> {
  const found = await stat(path).catch(() => undefined);
  if (!found) throw await missing(path);
  const kind = found.isDirectory() ? 'folder' : 'file';
  const paths = kind === 'file' ? [path] : (await textFilesOf(path)).map((name) => join(path, name));
  const samples = await Promise.all(paths.slice(0, mostSamples).map(readSample));
  const binary = samples.filter(({ isText }) => !isText);
  if (binary.length > 0) throw notText(binary);
  const read = samples.reduce((sum, { bytes }) => sum + bytes, 0);
  if (read === 0) throw empty(path);
  const words = samples.reduce((sum, { words }) => sum + words, 0);
  return { kind, files: paths.length, words: Math.ceil((words * paths.length) / samples.length) };
}

async function textFilesOf(folder: string): Promise<string[]> {
  try {
    return await textFiles(folder);
  } catch (error) {
    const others = await otherTypes(folder);
    if (!(error instanceof WordloomError) || others.length === 0) throw error;
    const { details } = error;
    throw new WordloomError({
      ...details,
      why: `what is in it ends in ${others.join(', ')}; text is read from .txt and .md`,
      fix: 'save it as plain text in UTF-8, with names that end in .txt',
    });
  }
}

async function otherTypes(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const types = entries
    .filter((entry) => entry.isFile())
    .map(({ name }) => extname(name) || `the name ${name}`);
  return [...new Set(types)].slice(0, 5).map((type) => visible(type));
}

interface Sample {
  readonly path: string;
  readonly bytes: number;
  readonly words: number;
  readonly isText: boolean;
  readonly isUtf16: boolean;
}

async function readSample(path: string): Promise<Sample> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    if (/\.(gz|xz)$/.test(path))
      return { path, bytes: size, words: size / bytesOfPackedWord, isText: true, isUtf16: false };
    const { buffer, bytesRead } = await file.read(Buffer.alloc(Math.min(sample, size)), 0, undefined, 0);
    const isUtf16 = bytesRead >= 2 && ['fffe', 'feff'].includes(buffer.subarray(0, 2).toString('hex'));
    const isText = !isUtf16 && !buffer.includes(0);
    const counted = buffer.toString('utf8').split(/\s+/u).filter(Boolean).length;
    return { path, bytes: bytesRead, words: (counted * size) / Math.max(1, bytesRead), isText, isUtf16 };
  } finally {
    await file.close();
  }
}

function notText(binary: readonly Sample[]): WordloomError {
  const shown = binary.slice(0, 10);
  const more = binary.length - shown.length;
  return new WordloomError({
    code: 'init/binary',
    what: `${binary.length === 1 ? 'a file is' : `${binary.length} files are`} not text`,
    problems: [
      ...shown.map(
        ({ path, isUtf16 }) => `${visible(path)}: ${isUtf16 ? 'is UTF-16' : 'has bytes that no text has'}`,
      ),
      ...(more > 0 ? [`and ${more} more`] : []),
    ],
    fix: binary.some(({ isUtf16 }) => isUtf16)
      ? 'save them as UTF-8, which every editor offers'
      : 'save them as plain text in UTF-8, or take them out of the folder',
  });
}

function empty(path: string): WordloomError {
  return new WordloomError({
    code: 'init/no-text',
    what: 'there is no text in it: every file is empty',
    where: { file: path },
    fix: 'put text into the files, or name others',
  });
}

async function missing(path: string): Promise<WordloomError> {
  const beside = await readdir(dirname(path)).catch(() => []);
  const names = beside.filter((name) => !name.startsWith('.'));
  return new WordloomError({
    code: 'init/no-text',
    what: `there is no file or folder ${visible(path)}`,
    where: { file: path },
    fix:
      names.length > 0
        ? suggest(basename(path), names, 'name')
        : 'name a folder with .txt or .md files in it',
  });
}
