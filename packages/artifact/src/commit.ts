import { lstatSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { WordloomError } from '@wordloom/errors';
import type { Figure } from '@wordloom/events';
import type { Column } from '@wordloom/schema';
import type { Blobs, SealedFile } from './blobs.ts';
import { tableContentHash } from './hashes.ts';
import { type Manifest, manifestSchema, manifestVersion } from './manifest.ts';
import type { Staging } from './temporary.ts';

/** An output as a stage left it. */
export interface StagedOutput {
  /** In the staging folder. */
  readonly file: string;
  readonly type: {
    readonly kind: 'table' | 'record' | 'file';
    readonly name: string;
    readonly mediaType?: string;
  };
  /** Of a table, as its writer gave it. */
  readonly table?: {
    readonly rows: number;
    readonly columns: Readonly<Record<string, { readonly type: Column; readonly hash: string }>>;
  };
}

/** What is to be kept of a stage that ran. */
export interface Commit extends Omit<Manifest, 'formatVersion' | 'createdAt' | 'outputs' | 'figures'> {
  readonly outputs: Readonly<Record<string, StagedOutput>>;
  readonly figures: readonly Figure[];
}

/** Seals the outputs, and says what their manifest must be. */
export async function sealOutputs(
  blobs: Blobs,
  staging: Staging,
  commit: Commit,
): Promise<{ manifest: Manifest; files: readonly SealedFile[] }> {
  for (const [name, { file }] of Object.entries(commit.outputs)) checkStaged(staging, name, file);
  const outputs: Record<string, unknown> = {};
  const files: SealedFile[] = [];
  for (const [name, { file, type, table }] of Object.entries(commit.outputs)) {
    const sealed = await blobs.seal(resolve(staging.folder, file));
    files.push(sealed);
    const stored = { blob: sealed.blob, bytes: sealed.bytes };
    outputs[name] = table
      ? {
          type: { ...type, columns: mapValues(table.columns, (column) => column.type) },
          ...contentOf(table),
          ...stored,
        }
      : { type, contentHash: stored.blob, ...stored };
  }
  const manifest = checkManifest({
    ...commit,
    formatVersion: manifestVersion,
    createdAt: new Date().toISOString(),
    outputs,
  });
  return { manifest, files };
}

/** Moves in the files of an artifact that was made elsewhere; those that are not in the staging folder must be in the store. */
export async function takeForeign(blobs: Blobs, { folder }: Staging, { outputs }: Manifest): Promise<void> {
  for (const file of await readdir(folder)) await blobs.take(await blobs.seal(join(folder, file)));
  for (const [name, { blob, bytes }] of Object.entries(outputs)) {
    const damage = await blobs.damage(blob, bytes);
    if (damage === undefined) continue;
    throw new WordloomError({
      code: 'artifact/not-whole',
      what: `lacks output '${name}': its file ${damage}`,
    });
  }
}

function contentOf({ rows, columns }: NonNullable<StagedOutput['table']>) {
  const hashes = mapValues(columns, (column) => column.hash);
  return { contentHash: tableContentHash(rows, hashes), rows, columns: hashes };
}

function mapValues<V, R>(from: Readonly<Record<string, V>>, to: (value: V) => R): Record<string, R> {
  return Object.fromEntries(Object.entries(from).map(([name, value]) => [name, to(value)]));
}

// As it will be read back: JSON turns NaN into null, which must not make every later run refuse the artifact.
function checkManifest(manifest: unknown): Manifest {
  const checked = manifestSchema.safeParse(JSON.parse(JSON.stringify(manifest)));
  if (checked.success) return checked.data;
  throw new WordloomError({
    code: 'artifact/manifest',
    what: 'what a stage found cannot be kept',
    problems: checked.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`),
    why: 'a value is of the wrong type, or not a finite number',
  });
}

function checkStaged({ folder }: Staging, output: string, file: string): void {
  const path = resolve(folder, file);
  const inside = !relative(folder, path).startsWith(`..${sep}`);
  if (inside && lstatSync(path, { throwIfNoEntry: false })?.isFile()) return;
  throw new WordloomError({
    code: 'artifact/output-missing',
    what: `output '${output}' is not a file in the folder given for it`,
    where: { file: path },
  });
}
