import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { Commit, Store } from './index.ts';

const temporary = mkdtempSync(join(tmpdir(), 'wordloom-artifact-'));
chmodSync(temporary, 0o755); // another user must get in
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

let folders = 0;
export const newFolder = () => join(temporary, `store-${folders++}`);
export const key = 'a1'.repeat(32);

export function commitOf(outputs: Commit['outputs'], more: Partial<Commit> = {}): Commit {
  return {
    key,
    stage: 'subsample',
    components: { parameters: { threshold: 1e-4 } },
    modules: {},
    outputs,
    metrics: { 'tokens kept': 0.4 },
    figures: [
      {
        kind: 'bars',
        title: 'kept',
        yLabel: 'words',
        labels: ['the'],
        series: [{ name: 'after', values: [4] }],
      },
    ],
    warnings: [],
    log: '',
    milliseconds: 12,
    licences: [{ name: 'CC-BY-SA-4.0', attribution: 'Wikipedia', shareAlike: true }],
    reproducible: true,
    ...more,
  };
}

export const text = (file: string) =>
  ({ file, type: { kind: 'file', name: 'text', mediaType: 'text/plain' } }) as const;

export async function commitText(store: Store, content: string, more: Partial<Commit> = {}) {
  const staging = await store.begin();
  writeFileSync(join(staging.folder, 'text'), content);
  return store.commit(staging, commitOf({ text: text('text') }, more));
}
