import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));

function bench(...args: string[]) {
  const env = { ...process.env, PYTHON: '/none/python', DVC: '/none/dvc', SNAKEMAKE: '/none/snakemake' };
  return spawnSync(process.execPath, [main, ...args], { encoding: 'utf8', env });
}

test('a quick run measures what is on this machine, and says what is left out and why', () => {
  const { stdout, stderr, status } = bench('--quick', '--only', 'stages,tables');
  expect(stderr.replace(/^warning: .*\n/, '')).toBe('');
  expect(status).toBe(0);
  expect(stdout).toContain('pyarrow: left out, needs its place in PYTHON');
  expect(stdout).toContain('| 10 stages in the store are planned | 1 | ');
  expect(stdout).toMatch(/^\| write 10 M triples of int32, int32, float32 \| 1 \| [\d.]+ \|$/m);
});

test('another part is refused', () => {
  expect(bench('--only', 'stores').stderr).toContain('--only knows pipelines, stages and tables, not stores');
});
