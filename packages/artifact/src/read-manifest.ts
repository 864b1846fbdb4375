import { readFileSync } from 'node:fs';
import type { Blobs } from './blobs.ts';
import { type Manifest, manifestSchema, manifestVersion } from './manifest.ts';
import { isAsWritten } from './manifest-text.ts';

/** The manifest of a file, or why there is none that can be used; undefined where there simply is none. */
export async function readManifest(
  path: string,
  key: string,
  blobs: Blobs,
): Promise<{ manifest: Manifest } | { damage: string } | undefined> {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' ? undefined : { damage: `its manifest cannot be read: ${message}` };
  }
  const data = parse(text);
  const version = (data as { formatVersion?: unknown } | undefined)?.formatVersion;
  if (typeof version === 'number' && version > manifestVersion)
    return { damage: 'a newer Wordloom wrote it' };
  const { success, data: manifest } = manifestSchema.safeParse(data);
  if (!success || manifest.key !== key) return { damage: 'its manifest makes no sense' };
  if (!isAsWritten(text)) return { damage: 'its manifest is not as it was written' };
  for (const [name, { blob, bytes }] of Object.entries(manifest.outputs)) {
    const damage = await blobs.damage(blob, bytes);
    if (damage) return { damage: `output '${name}' of ${manifest.stage} ${damage}` };
  }
  return { manifest };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
