import { spawn } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expectationsOf, isAsExpected, SHOW } from './expectations.ts';
import type { Block } from './ts-blocks.ts';

/**
 * Runs a README's block as a module whose imports resolve from the package's folder, and compares the values it gives.
 * It works in a temporary folder, so that what it writes does not stay.
 *
 * @returns what is not as the README says, with its line; empty when all is
 */
export async function checkBlock(block: Block, packageFolder: string): Promise<string[]> {
  const { expectations, instrumented } = expectationsOf(block);
  const workingFolder = realpathSync(mkdtempSync(join(tmpdir(), 'wordloom-readme-')));
  try {
    const module = join(workingFolder, 'readme.mts');
    writeFileSync(module, PRELUDE + instrumented);
    const { printed, failure } = await runModule(module, { workingFolder, packageFolder });
    const wrong = expectations.flatMap(({ line, value }, index) => {
      const got = printed.get(index);
      if (got !== undefined && isAsExpected(got, value)) return [];
      return [`line ${line}: expected ${value}, got ${got ?? 'nothing'}`];
    });
    return failure === undefined ? wrong : [`the block at line ${block.line} failed: ${failure}`, ...wrong];
  } finally {
    rmSync(workingFolder, { recursive: true });
  }
}

// On one line, so that the lines in a stack trace are those of the block.
const PRELUDE = [
  "const { inspect } = await import('node:util');",
  `const ${SHOW} = (index: number, value: unknown) =>`,
  "process.send!([index, typeof value === 'string' ? value : inspect(value, { breakLength: Infinity, compact: 3 })]); ",
].join(' ');

function runModule(
  module: string,
  { workingFolder, packageFolder }: { workingFolder: string; packageFolder: string },
): Promise<{ printed: Map<number, string>; failure?: string }> {
  const resolveFrom = new URL('./resolve-from.ts', import.meta.url);
  resolveFrom.searchParams.set('folder', resolve(packageFolder));
  return new Promise((done) => {
    const child = spawn(process.execPath, ['--import', resolveFrom.href, module], {
      cwd: workingFolder,
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    const printed = new Map<number, string>();
    let errors = '';
    child.on('message', ([index, text]: [number, string]) => printed.set(index, text));
    child.stderr!.on('data', (chunk) => {
      errors += chunk;
    });
    child.once('close', (exitCode) =>
      done(exitCode === 0 ? { printed } : { printed, failure: errors.trim() }),
    );
  });
}
