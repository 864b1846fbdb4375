import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectationsOf, isAsExpected, SHOW } from './expectations.ts';
import type { Block } from './ts-blocks.ts';

export interface RunBlockOptions {
  /** Where the block stands as a module, and works. */
  readonly folder: string;
  /** Path of Node's binary. */
  readonly node: string;
  readonly nodeArguments?: readonly string[];
}

/**
 * Runs a README's block as a module of a folder, and compares the values it gives.
 *
 * @returns what is not as the README says, with its line; empty when all is
 */
export async function runBlock(
  block: Block,
  { folder, node, nodeArguments = [] }: RunBlockOptions,
): Promise<string[]> {
  const { expectations, instrumented } = expectationsOf(block);
  const module = join(folder, 'readme.mts');
  writeFileSync(module, PRELUDE + instrumented);
  const { printed, failure } = await runModule(node, [...nodeArguments, module], folder);
  const wrong = expectations.flatMap(({ line, value }, index) => {
    const got = printed.get(index);
    if (got !== undefined && isAsExpected(got, value)) return [];
    return [`line ${line}: expected ${value}, got ${got ?? 'nothing'}`];
  });
  return failure === undefined ? wrong : [`the block at line ${block.line} failed: ${failure}`, ...wrong];
}

// On one line, so that the lines in a stack trace are those of the block.
const PRELUDE = [
  "const { inspect } = await import('node:util');",
  `const ${SHOW} = (index: number, value: unknown) =>`,
  "process.send!([index, typeof value === 'string' ? value : inspect(value, { breakLength: Infinity, compact: 3 })]); ",
].join(' ');

function runModule(
  node: string,
  args: readonly string[],
  cwd: string,
): Promise<{ printed: Map<number, string>; failure?: string }> {
  return new Promise((done) => {
    const child = spawn(node, args, { cwd, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
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
