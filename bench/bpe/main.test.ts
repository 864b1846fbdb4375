import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));

test('a quick run measures what is on this machine, and says what is left out', { timeout: 60_000 }, () => {
  const env = { ...process.env, PYTHON: 'no-such-python', GPT_TOKENIZER: undefined };
  const { stdout, status } = spawnSync(process.execPath, [main, '--quick'], { encoding: 'utf8', env });
  expect(status).toBe(0);
  expect(stdout).toContain('tiktoken: left out, no-such-python has none');
  expect(stdout).toContain('gpt-tokenizer: left out');
  expect(stdout).toMatch(/^\| training \| [\d,]+ \|$/m);
  expect(stdout).toMatch(/^\| English, warm cache \| 0\.1 MB \| [\d,]+ \|$/m);
});
