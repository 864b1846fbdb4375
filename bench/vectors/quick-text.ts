import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LocalCopy } from '@wordloom/datasets';
import { locate, unpack, wikitext2 } from '@wordloom/datasets';

/** 0.2 million words that the repository carries, to try the programs out. */
export async function readQuickText(folder: string): Promise<Uint8Array> {
  const copy = await locate(wikitext2.valid, { cacheFolder: folder });
  await unpack(copy as LocalCopy, join(folder, 'quick.txt'));
  return readFile(join(folder, 'quick.txt'));
}
