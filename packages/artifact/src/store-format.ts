import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { writeDurable } from '@wordloom/durable-files';
import { WordloomError } from '@wordloom/errors';
import { z } from 'zod';
import { notWritable } from './store-fault.ts';

/** Of a store; raised when an older version could not read it. */
export const formatVersion = 1;
/** The file that says so. */
export const marker = 'store.json';
const markerSchema = z.object({ formatVersion: z.int().min(1) });
const ownFolders = [
  'blobs',
  'stages',
  'runs',
  'checkpoints',
  'locks',
  'holders',
  'tmp',
  'fingerprints',
  'downloads',
];

/** Sees that a folder is a store that this version can use; makes it one where nothing else is in it. */
export async function claimFolder(folder: string): Promise<void> {
  const text = await readMarker(folder);
  if (text !== undefined) return checkMarker(folder, text);
  await makeFolder(folder);
  await refuseOthersFolder(folder);
  const unfinished = join(folder, `.${marker}.${randomBytes(6).toString('hex')}`);
  await writeDurable(join(folder, marker), `${JSON.stringify({ formatVersion })}\n`, unfinished);
}

// Not `recursive`, which never ends where the file system refuses new folders with ENOENT, as under /proc.
async function makeFolder(folder: string): Promise<void> {
  if (await isFolder(folder)) return;
  if (folder !== dirname(folder)) await makeFolder(dirname(folder));
  try {
    await mkdir(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw notWritable(folder, error);
    if (code !== 'EEXIST' || !(await isFolder(folder))) throw error; // another process may have made it meanwhile
  }
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

async function readMarker(folder: string): Promise<string | undefined> {
  try {
    return await readFile(join(folder, marker), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function checkMarker(folder: string, text: string): void {
  const format = formatOf(text);
  if (format === undefined) {
    throw new WordloomError({
      code: 'artifact/store-damaged',
      what: `${marker} of the store makes no sense`,
      where: { file: join(folder, marker) },
      fix: `delete ${marker}; the artifacts are checked one by one when they are used`,
    });
  }
  if (format <= formatVersion) return;
  throw new WordloomError({
    code: 'artifact/newer-format',
    what: `the store has format ${format}, this version of Wordloom knows formats up to ${formatVersion}`,
    where: { file: join(folder, marker) },
    why: 'a newer Wordloom made it',
    fix: 'update Wordloom, or choose another store with --store FOLDER',
  });
}

/** What a marker says; undefined where it makes no sense. */
export function formatOf(text: string): number | undefined {
  return markerSchema.safeParse(parse(text)).data?.formatVersion;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

// A store grows and is cleaned: not in the middle of someone's documents.
async function refuseOthersFolder(folder: string): Promise<void> {
  const harmless = (name: string) => name.startsWith('.') || name === 'README.md' || name === marker;
  const others = (await readdir(folder)).filter((name) => !harmless(name) && !ownFolders.includes(name));
  if (others.length === 0) return;
  throw new WordloomError({
    code: 'artifact/not-a-store',
    what: `the folder is not a store and has other files: ${others.slice(0, 3).join(', ')}`,
    where: { file: folder },
    fix: 'choose an empty or a new folder with --store FOLDER',
  });
}
