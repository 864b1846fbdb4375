import { join } from 'node:path';
import { hashFile, type Manifest, tableContentHash } from '@wordloom/artifact';
import type { WrittenOutput } from '../worker/messages.ts';

/** What differs between what a stage has stored and what it wrote when it ran again, a line an output. */
export async function compareOutputs(
  stored: Manifest['outputs'],
  written: Readonly<Record<string, WrittenOutput>>,
  folder: string,
): Promise<string[]> {
  const lines = Object.entries(stored).map(async ([name, was]) => {
    const { file, table } = written[name]!;
    if (!table) {
      const same = (await hashFile(join(folder, file))) === was.contentHash;
      return same ? [] : [`output ${name}: other bytes`];
    }
    const hashes = Object.fromEntries(
      Object.entries(table.columns).map(([column, { hash }]) => [column, hash]),
    );
    if (tableContentHash(table.rows, hashes) === was.contentHash) return [];
    if (table.rows !== was.rows) return [`output ${name}: ${table.rows} rows, were ${was.rows}`];
    const changed = Object.keys(hashes).filter((column) => hashes[column] !== was.columns?.[column]);
    return [
      `output ${name}: other values in ${changed.length === 1 ? 'column' : 'columns'} ${changed.join(', ')}`,
    ];
  });
  return (await Promise.all(lines)).flat();
}
