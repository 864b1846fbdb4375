import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));

test('a quick run measures what is on this machine, and says what is left out', () => {
  const env = { ...process.env, PYTHON: 'no-such-python' };
  const { stdout, status } = spawnSync(process.execPath, [main, '--quick'], { encoding: 'utf8', env });
  expect(status).toBe(0);
  expect(stdout).toContain('HF tokenizers: left out, no-such-python has none');
  expect(stdout).toMatch(/The 3,761 lines of WikiText-2, 267,694 tokens/);
  expect(stdout).toMatch(/^\| encode, cold cache \| [\d,]+ \|$/m);
});
