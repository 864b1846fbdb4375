import type { ChildProcess } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import type { RunEvent } from '@wordloom/events';
import { afterEach, expect, test } from 'vitest';
import { SampleProject } from '../sample/sample-project.ts';

let sample: SampleProject;
let child: ChildProcess;
const said = { out: '', err: '' };

function watch(...words: string[]): void {
  child = sample.start('run', 'sample', '--watch', '--reporter', 'json', ...words);
  Object.assign(said, { out: '', err: '' });
  child.stdout!.on('data', (text) => {
    said.out += text;
  });
  child.stderr!.on('data', (text) => {
    said.err += text;
  });
}
afterEach(() => {
  child.kill('SIGKILL');
  sample[Symbol.dispose]();
});

async function until(found: () => boolean): Promise<void> {
  while (!found()) {
    if (child.exitCode !== null) throw new Error(`it ended: ${said.out}${said.err}`);
    await setTimeout(20);
  }
}
/** What ran, when the watch is idle again; then everything said is forgotten. */
async function settled(): Promise<string[]> {
  await until(() => said.err.includes('watching for changes; Ctrl-C ends\n'));
  const events = said.out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as RunEvent);
  Object.assign(said, { out: '', err: '' });
  return events.flatMap((event) =>
    event.type === 'node-finished' && event.outcome === 'ran' ? [event.node] : [],
  );
}
async function ended(): Promise<number | null> {
  return child.exitCode ?? (await new Promise((resolve) => child.once('exit', resolve)));
}

test('an edit reruns just what it changes: code, bytes beside it, data, the definition; a mistake is told, and mended', async () => {
  sample = new SampleProject({ 'pipelines/sample/table.wasm': 'some bytes' });
  sample.edit(
    'pipelines/sample/work-run.ts',
    'import { setTimeout }',
    "import { readFileSync } from 'node:fs';\nimport { setTimeout }",
  );
  sample.edit(
    'pipelines/sample/work-run.ts',
    'write(steps)',
    "write(readFileSync(new URL('./table.wasm', import.meta.url)).length)",
  );
  watch();
  expect(await settled()).toEqual(['words', 'letters', 'vectors', 'work']);

  sample.edit('pipelines/sample/letters-run.ts', 'const counted', '// a comment\n  const counted');
  expect(await settled()).toEqual([]);

  sample.write('pipelines/sample/table.wasm', 'other bytes');
  await until(() => said.err.includes('changed: pipelines/sample/table.wasm\n'));
  expect(await settled()).toEqual(['work']);

  sample.write('data/words.txt', 'king queen king man woman child\n');
  expect(await settled()).toEqual(['words', 'letters', 'vectors', 'work']);

  sample.edit('pipelines/sample/pipeline.ts', 'work, { vectors }', 'wrok, { vectors }');
  await until(() => said.err.includes('wrok is not defined'));
  expect(await settled()).toEqual([]);
  sample.edit('pipelines/sample/pipeline.ts', 'wrok, { vectors }', 'work, { vectors }, { steps: 3 }');
  expect(await settled()).toEqual(['work']);

  child.kill('SIGINT');
  expect(await ended()).toBe(0);
});

test('an edit in the middle of a run stops it and begins anew; Ctrl-C in the middle ends both', async () => {
  sample = new SampleProject();
  watch('--set', 'work.pause=10000');
  await until(() => said.out.includes('"node-started","node":"work"'));
  sample.edit('pipelines/sample/letters-run.ts', "split(' ')", "split('n')");
  await until(() => said.out.split('"node-started","node":"work"').length === 3);
  expect(said.out).toContain('"node":"work","outcome":"cancelled"');
  child.kill('SIGINT');
  expect(await ended()).toBe(130);
});
