import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const python = process.env.PYTHON ?? 'python3';

/** Runs a script beside this file; skips the test where Python lacks a module that it needs. */
export function runPython(
  script: string,
  args: readonly string[],
  modules: readonly string[],
  skip: (note: string) => never,
): string {
  try {
    execFileSync(python, ['-c', `import ${modules.join(', ')}`], { stdio: 'ignore' });
  } catch {
    skip(`${python} has not all of ${modules.join(', ')}: install them, or name another Python in PYTHON`);
  }
  const path = fileURLToPath(new URL(script, import.meta.url));
  return execFileSync(python, [path, ...args], { encoding: 'utf8' });
}
