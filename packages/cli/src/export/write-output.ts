import { constants, copyFile, lstat, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Store } from '@wordloom/artifact';
import { visible, WordloomError } from '@wordloom/errors';
import { KeyedVectors, saveVectors } from '@wordloom/keyed-vectors';
import { float32, readTable, utf8, vector, writeJsonLines, writeParquet } from '@wordloom/table';
import type { z } from 'zod';
import { formatPath } from '../format/path.ts';
import type { exportOutput } from '../outputs/export.ts';
import type { ChosenOutput } from './choose-outputs.ts';

/** How a table is written; records are JSON and files as they are, whatever is asked for. */
export const tableFormats = ['parquet', 'arrow', 'json', 'word2vec'] as const;
export type TableFormat = (typeof tableFormats)[number];
type Exported = z.input<typeof exportOutput>['files'][number];

const endings = { parquet: '.parquet', arrow: '.arrow', json: '.jsonl', word2vec: '.txt' } as const;
const endingOfMedia: Readonly<Record<string, string>> = {
  'text/plain': '.txt',
  'text/html': '.html',
  'text/csv': '.csv',
  'image/svg+xml': '.svg',
  'image/png': '.png',
  'application/json': '.json',
  'application/x-ndjson': '.jsonl',
  'application/vnd.safetensors': '.safetensors',
};

/**
 * Where an output will be written, and in which format.
 *
 * @param named a person asked for this output, so that a format that does not fit is refused; else it becomes Parquet
 * @throws WordloomError `cli/export-format`
 */
export function destinationOf(
  chosen: ChosenOutput,
  folder: string,
  { format, named }: { readonly format: TableFormat; readonly named: boolean },
): { path: string; format: Exported['format'] } {
  const {
    name,
    stored: { type },
  } = chosen;
  if (type.kind === 'table') {
    const fits = format !== 'word2vec' || holdsVectors(chosen);
    if (!fits && named) throw noVectors(chosen);
    const used = fits ? format : 'parquet';
    return { path: join(folder, `${name}${endings[used]}`), format: used };
  }
  if (type.kind === 'record') return { path: join(folder, `${name}.json`), format: 'json' };
  const ending = endingOfMedia[type.mediaType] ?? '.bin';
  return { path: join(folder, name.endsWith(ending) ? name : `${name}${ending}`), format: 'file' };
}

/**
 * @param paths what would be written; where content is given, a file that has it already may stay
 * @throws WordloomError `cli/file-exists`
 */
export async function refuseExisting(
  paths: Iterable<readonly [path: string, content?: string]>,
): Promise<void> {
  const there: string[] = [];
  for (const [path, content] of paths) {
    if ((await exists(path)) && (content === undefined || (await readFile(path, 'utf8')) !== content))
      there.push(path);
  }
  if (there.length === 0) return;
  throw new WordloomError({
    code: 'cli/file-exists',
    what: there.length === 1 ? 'a file is there already' : `${there.length} files are there already`,
    problems: there.map((path) => visible(formatPath(path))),
    fix: 'choose another folder with --to DIR, or replace them with --force',
  });
}

/**
 * Writes an output, whole or not at all, after its bytes were held against their hash: what goes to others is right.
 *
 * @throws WordloomError `cli/artifact-damaged`, `cli/export-format`, `keyed-vectors/unwritable`
 */
export async function writeOutput(
  store: Store,
  chosen: ChosenOutput,
  { path, format }: ReturnType<typeof destinationOf>,
): Promise<Exported> {
  const { node, output, stored } = chosen;
  if (!(await store.verifyBlob(stored.blob))) throw damaged(store, chosen);
  const source = store.blobPath(stored.blob);
  if (format === 'parquet') await writeParquet(path, source);
  else if (format === 'word2vec') await saveVectors(path, await readVectors(source), { format: 'word2vec' });
  else if (format === 'json' && stored.type.kind === 'table') await writeJsonLines(path, source);
  else await copyWhole(source, path);
  const { size: bytes } = await stat(path);
  return { node, output, path, format, bytes, ...(stored.rows === undefined ? {} : { rows: stored.rows }) };
}

function columnsOf({ stored: { type } }: ChosenOutput) {
  return type.kind === 'table' ? type.columns : {};
}

function holdsVectors(chosen: ChosenOutput): boolean {
  const { word, vector } = columnsOf(chosen);
  return word?.type === 'utf8' && vector?.type === 'vector' && vector.item.type === 'float32';
}

function noVectors(chosen: ChosenOutput): WordloomError {
  return new WordloomError({
    code: 'cli/export-format',
    what: `${visible(chosen.node)}.${visible(chosen.output)} holds no word vectors, which the format word2vec is for`,
    why: `its columns are ${Object.keys(columnsOf(chosen)).join(', ')}`,
    fix: 'choose --format parquet, arrow or json, or name an output with a word and a vector a row',
  });
}

async function readVectors(source: string): Promise<KeyedVectors> {
  const { word, vector: rows } = await readTable(source, {
    columns: { word: utf8, vector: vector(float32) },
  });
  return new KeyedVectors({ words: word, vectors: rows.values });
}

/** Writable, unlike the store's own, and never half there. */
async function copyWhole(source: string, path: string): Promise<void> {
  const unfinished = `${path}.unfinished`;
  try {
    await rm(unfinished, { force: true });
    await copyFile(source, unfinished, constants.COPYFILE_FICLONE);
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

function damaged(store: Store, { node, output, stored, manifest }: ChosenOutput): WordloomError {
  return new WordloomError({
    code: 'cli/artifact-damaged',
    what: `the bytes of ${visible(node)}.${visible(output)} are not those that were kept`,
    where: { file: store.blobPath(stored.blob) },
    why: `the disk or another program altered them since ${manifest.createdAt}`,
    fix: 'delete that file and run the pipeline again: it is rebuilt',
  });
}
