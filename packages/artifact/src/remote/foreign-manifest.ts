import { tableContentHash } from '../hashes.ts';
import { type Manifest, manifestSchema, manifestVersion } from '../manifest.ts';
import { isAsWritten } from '../manifest-text.ts';
import { Refusal } from './refusal.ts';

/**
 * A manifest of which nothing is known to be true, as far as it can be held against itself: for the key that was asked for, and
 * its content hashes those of what it says is in it.
 */
export function foreignManifest(text: string, key: string): Manifest {
  const data = parse(text);
  const { formatVersion } = (data ?? {}) as { formatVersion?: unknown };
  if (typeof formatVersion === 'number' && formatVersion > manifestVersion)
    throw new Refusal('was made by a newer Wordloom');
  const { success, data: manifest } = manifestSchema.safeParse(data);
  if (!success || !isAsWritten(text)) throw new Refusal('has a manifest that makes no sense');
  if (manifest.key !== key) throw new Refusal(`has the manifest of another, ${manifest.key.slice(0, 12)}`);
  for (const [name, { contentHash, blob, rows, columns }] of Object.entries(manifest.outputs)) {
    const content = rows === undefined || !columns ? blob : tableContentHash(rows, columns);
    if (content !== contentHash)
      throw new Refusal(`has a manifest that contradicts itself on output '${name}'`);
  }
  return manifest;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
