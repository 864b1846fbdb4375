import { execFileSync } from 'node:child_process';

export const python = process.env.PYTHON ?? 'python3';
const folder = python.includes('/') ? python.slice(0, python.lastIndexOf('/') + 1) : '';
export const dvc = process.env.DVC ?? `${folder}dvc`;
export const snakemake = process.env.SNAKEMAKE ?? `${folder}snakemake`;

/** A program's version, or a line that says that it is left out. */
export function versionOf(name: string, command: string, args: readonly string[]): string | undefined {
  try {
    return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    console.log(
      `${name}: left out, needs its place in ${name === 'pyarrow' ? 'PYTHON' : `PYTHON or ${name.toUpperCase()}`}`,
    );
    return undefined;
  }
}

/** Runs a command to its end. @returns seconds by the clock */
export function timed(
  command: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv = process.env,
): number {
  const started = performance.now();
  execFileSync(command, args, { cwd, env, stdio: ['ignore', 'ignore', 'pipe'], maxBuffer: 2 ** 28 });
  return (performance.now() - started) / 1000;
}
