import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Presence } from './presence.ts';

test('a mark made twice leaves the file that says who the process is as it was', async () => {
  const store = mkdtempSync(join(tmpdir(), 'wordloom-presence-'));
  const presence = new Presence(store);
  const leave = await presence.enter();
  const own = () => readFileSync(join(store, 'holders', presence.id), 'utf8');
  const before = own();
  expect(before).toContain(`${process.pid}`);
  for (let time = 0; time < 2; time++) presence.mark(join(store, 'mark'));
  expect(own()).toBe(before);
  await leave();
  rmSync(store, { recursive: true });
});
