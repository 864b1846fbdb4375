import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const program = new URL('./train-circle.fixture.ts', import.meta.url).pathname;
const temporary = mkdtempSync(join(tmpdir(), 'wordloom-trainer-'));
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

/** Runs the training, and kills it when it comes to a step; what it printed. */
function run(folder: string, killAt?: number): Promise<string[]> {
  return new Promise((resolve) => {
    let text = '';
    const wait = killAt === undefined ? '0' : '20';
    const child = execFile(process.execPath, [program, join(temporary, folder), wait], () =>
      resolve(text.trimEnd().split('\n')),
    );
    child.stdout!.on('data', (chunk: string) => {
      text += chunk;
      if (text.includes(`step ${killAt}\n`)) child.kill('SIGKILL');
    });
  });
}

test('a training killed twice in its middle ends with the bits of one that never stopped', async () => {
  const whole = await run('whole');
  expect(whole.filter((line) => line.startsWith('step ')).length).toBe(40);

  const first = await run('killed', 11);
  expect(first.at(-1)).toMatch(/^step 1[1-3]$/);
  const second = await run('killed', 25);
  expect(second[0]).toMatch(/^step (9|12)$/); // after the last state that was saved: nothing before is gone through again
  expect(second.at(-1)).toMatch(/^step 2[5-7]$/);
  const third = await run('killed');
  expect(third[0]).toMatch(/^step 2[4-7]$/);
  expect(third.at(-1)).toBe(whole.at(-1));
}, 60_000);
