import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));

function bench(...args: string[]) {
  const env = { ...process.env, WORD2VEC_C: '' };
  return spawnSync(process.execPath, [main, ...args], { encoding: 'utf8', env });
}

test('a quick run measures what is on this machine, and says what is left out and why', () => {
  const { stdout, status } = bench('speed', '--quick', '--trainers', 'wordloom,word2vec.c');
  expect(status).toBe(0);
  expect(stdout).toContain('word2vec.c: left out, needs the path of the built program in WORD2VEC_C');
  expect(stdout).toContain('words of a vocabulary of 4276');
  expect(stdout).toMatch(/^\| 100 \| 1e-4 \| 1 \| 1 \| [\d,.]+ \|$/m);
});

test('a quick run scores vectors on the pairs and questions that its text knows', () => {
  const { stdout, status } = bench('quality', '--quick', '--trainers', 'wordloom');
  expect(status).toBe(0);
  expect(stdout).toContain('over 131 pairs and 918 questions of known words');
});

test('other requests are refused', () => {
  expect(bench().stderr).toContain('say what to measure: speed or quality');
  expect(bench('speed', '--trainers', 'glove').stderr).toContain(
    'no trainer glove; there are wordloom, word2vec.c',
  );
});
