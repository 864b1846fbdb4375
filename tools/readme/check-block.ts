import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expectationsOf, isAsExpected, SHOW } from './expectations.ts';
import type { Block } from './ts-blocks.ts';

/**
 * Runs a README's block as a module that stands in the package's folder, and compares the values it gives.
 * It works in a temporary folder, so that what it writes does not stay.
 *
 * @returns what is not as the README says, with its line; empty when all is
 */
export async function checkBlock(block: Block, packageFolder: string): Promise<string[]> {
  const { expectations, instrumented } = expectationsOf(block);
  const workingFolder = mkdtempSync(join(tmpdir(), 'wordloom-readme-'));
  try {
    const { printed, failure } = await runModule(prelude(workingFolder) + instrumented, packageFolder);
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
function prelude(workingFolder: string): string {
  return [
    "const { inspect } = await import('node:util');",
    `process.chdir(${JSON.stringify(workingFolder)});`,
    `const ${SHOW} = (index: number, value: unknown) => process.send!([index,`,
    "typeof value === 'string' ? value : inspect(value, { breakLength: Infinity, compact: 3 })]);",
  ].join(' ');
}

/** Runs TypeScript from standard input, its imports resolved from the folder. */
function runModule(
  code: string,
  folder: string,
): Promise<{ printed: Map<number, string>; failure?: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--input-type=module-typescript', '-'], {
      cwd: folder,
      stdio: ['pipe', 'ignore', 'pipe', 'ipc'],
    });
    const printed = new Map<number, string>();
    let errors = '';
    child.on('message', ([index, text]: [number, string]) => printed.set(index, text));
    child.stderr!.on('data', (chunk) => {
      errors += chunk;
    });
    child.once('close', (exitCode) =>
      resolve(exitCode === 0 ? { printed } : { printed, failure: errors.trim() }),
    );
    child.stdin!.end(code);
  });
}
