import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runBlock } from './run-block.ts';
import type { Block } from './ts-blocks.ts';

/**
 * Runs a README's block as a module whose imports resolve from the package's folder, and compares the values it gives.
 * It works in a temporary folder, so that what it writes does not stay.
 *
 * @returns what is not as the README says, with its line; empty when all is
 */
export async function checkBlock(block: Block, packageFolder: string): Promise<string[]> {
  const resolveFrom = new URL('./resolve-from.ts', import.meta.url);
  resolveFrom.searchParams.set('folder', resolve(packageFolder));
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'wordloom-readme-')));
  try {
    const nodeArguments = ['--import', resolveFrom.href];
    return await runBlock(block, { folder, node: process.execPath, nodeArguments });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
