import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import xz from 'xz-decompress';

/** What to do instead when a corpus is not there: `skip` of a test's context. */
export type Otherwise = (message: string) => never;

const folder =
  process.env.WORDLOOM_DATA ?? fileURLToPath(new URL('../../../../shared/data', import.meta.url));

/** The bytes of a corpus, unpacked where only its `.xz` is there; `path` is under the data folder. */
export async function readCorpus(path: string, otherwise: Otherwise): Promise<Uint8Array> {
  const file = join(folder, path);
  if (existsSync(file)) return readFile(file);
  if (existsSync(`${file}.xz`)) return unpack(await readFile(`${file}.xz`));
  return otherwise(`needs ${path} or ${path}.xz under the folder in WORDLOOM_DATA; it is not in ${folder}`);
}

async function unpack(packed: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new xz.XzReadableStream(new Blob([packed]).stream());
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
