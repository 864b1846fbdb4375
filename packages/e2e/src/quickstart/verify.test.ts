import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const cli = createRequire(import.meta.url).resolve('@wordloom/cli/main');

test('a training on two threads, whose bits differ, keeps its loss within what it promises', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wordloom-verify-'));
  const wordloom = (...words: string[]) => {
    const options = ['--profile', 'smoke', '--set', 'train.threads=2', '--store', folder];
    return execFileSync(process.execPath, [cli, ...words, ...options], { encoding: 'utf8' });
  };
  try {
    wordloom('run', 'quickstart');
    const { nodes } = JSON.parse(wordloom('verify', 'quickstart', 'train', '--json'));
    expect(nodes).toMatchObject([
      { id: 'train', promises: 'tolerances', metrics: [{ name: 'loss', tolerance: 0.05 }] },
    ]);
    expect(['within', 'same']).toContain(nodes[0].verdict);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
