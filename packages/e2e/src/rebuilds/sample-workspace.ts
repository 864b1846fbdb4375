import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../../../..', import.meta.url));

/** The files of a small workspace with a pipeline of three stages, by path. */
const files: Record<string, string> = {
  'text.txt': 'one two three two one one\n',
  'package.json': '{ "name": "sample", "private": true, "type": "module" }',
  'pnpm-lock.yaml': `lockfileVersion: '9.0'
importers:
  packages/numbers:
    dependencies:
      tiny:
        specifier: 1.0.0
        version: 1.0.0
packages:
  tiny@1.0.0:
    resolution: {integrity: sha512-one}
  below@2.0.0:
    resolution: {integrity: sha512-two}
snapshots:
  tiny@1.0.0:
    dependencies:
      below: 2.0.0
  below@2.0.0: {}
`,
  'packages/words/package.json': manifest('words'),
  'packages/words/src/index.ts': `export { split } from './split.ts';\nexport { unused } from './unused.ts';\n`,
  'packages/words/src/split.ts': `/** Words of a text. */
export function split(text: string): string[] {
  return text.split(' ').filter((word) => word.length > 2);
}

export function neverCalled(): number {
  return 1;
}
`,
  'packages/words/src/unused.ts': 'export const unused: number = 1;\n',
  'packages/words/src/stage.ts': `import { defineStage, recordType, text } from '@wordloom/stage';
import { z } from 'zod';

export const words = recordType('words', z.array(z.string()));
export const splitWords = defineStage({
  name: 'split',
  summary: 'text to words',
  parameters: z.object({ lowercase: z.boolean().default(true) }),
  inputs: { text },
  outputs: { words },
  reproducible: true,
  implementation: new URL('./run.ts', import.meta.url),
});
`,
  'packages/words/src/run.ts': `import { implement } from '@wordloom/stage';
import { split } from '@sample/words';
import { splitWords } from './stage.ts';

export default implement(splitWords, async ({ inputs, outputs, parameters, report }) => {
  const text = new TextDecoder().decode(await inputs.text.read());
  const found = split(parameters.lowercase ? text.toLowerCase().trim() : text.trim());
  report.metric('words', found.length);
  await outputs.words.write(found);
});
`,
  'packages/numbers/package.json': manifest('numbers', { tiny: '1.0.0' }),
  'packages/numbers/src/index.ts': `export { factor } from './factor.ts';\n`,
  'packages/numbers/src/factor.ts': 'export const factor = 2;\n',
  'packages/numbers/src/shift.ts': 'export const shift = 0;\n',
  'packages/numbers/src/table.wasm': 'not really WebAssembly, only bytes',
  'packages/numbers/src/worker.ts': `import { parentPort, workerData } from 'node:worker_threads';
const base = 100;
parentPort!.postMessage(base + (workerData as number));
`,
  'packages/numbers/src/stage.ts': `import { words } from '@sample/words/stage';
import { defineStage, recordType } from '@wordloom/stage';
import { z } from 'zod';

export const total = recordType('total', z.number());
export const countWords = defineStage({
  name: 'count',
  summary: 'how many words',
  parameters: z.object({ scale: z.number().positive().default(1) }),
  inputs: { words },
  outputs: { total },
  reproducible: true,
  implementation: new URL('./run.ts', import.meta.url),
});
`,
  'packages/numbers/src/run.ts': `import { readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { factor } from '@sample/numbers';
import { implement } from '@wordloom/stage';
import { tiny } from 'tiny';
import { countWords } from './stage.ts';

export default implement(countWords, async ({ inputs, outputs, parameters }) => {
  const { shift } = await import('./shift.ts');
  const bytes = readFileSync(new URL('./table.wasm', import.meta.url)).length;
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: (await inputs.words.read()).length });
  const counted = await new Promise<number>((resolve, reject) => worker.on('message', resolve).on('error', reject));
  await outputs.total.write((counted * factor * parameters.scale + shift + tiny + bytes) | 0);
});
`,
  'packages/last/package.json': manifest('last'),
  'packages/last/src/stage.ts': `import { total } from '@sample/numbers/stage';
import { defineStage, fileType } from '@wordloom/stage';
import { z } from 'zod';

export const page = fileType('page', 'text/html');
export const showTotal = defineStage({
  name: 'show',
  summary: 'the total as a page',
  parameters: z.object({}),
  inputs: { total },
  outputs: { page },
  reproducible: true,
  implementation: new URL('./run.ts', import.meta.url),
});
`,
  'packages/last/src/run.ts': `import { implement } from '@wordloom/stage';
import { showTotal } from './stage.ts';

export default implement(showTotal, async ({ inputs, outputs }) => {
  await outputs.page.write('<p>' + (await inputs.total.read()) + '</p>');
});
`,
  'node_modules/tiny/package.json':
    '{ "name": "tiny", "version": "1.0.0", "type": "module", "main": "index.js" }',
  'node_modules/tiny/index.js': 'export const tiny = 1;',
  'pipelines/sample/pipeline.ts': `import { showTotal } from '@sample/last/stage';
import { countWords } from '@sample/numbers/stage';
import { splitWords } from '@sample/words/stage';
import { definePipeline, text } from '@wordloom/stage';

const source = { name: 'text', summary: 'a text', type: text, paths: ['text.txt'], sources: [] };

export default definePipeline({
  name: 'sample',
  summary: 'counts words',
  build(p) {
    const { words } = p.stage('split', splitWords, { text: p.asset(source) });
    const { total } = p.stage('count', countWords, { words });
    const { page } = p.stage('show', showTotal, { total });
    return { page };
  },
});
`,
};

function manifest(name: string, dependencies: Record<string, string> = {}): string {
  const exports = { '.': './src/index.ts', './stage': './src/stage.ts' };
  return JSON.stringify({
    name: `@sample/${name}`,
    type: 'module',
    sideEffects: false,
    exports,
    dependencies,
  });
}

/** A workspace on disk that a test edits and runs. */
export interface SampleWorkspace {
  readonly root: string;
  read(path: string): string;
  write(path: string, content: string): void;
  /** Replaces text in a file, which must be there. */
  edit(path: string, from: string, to: string): void;
  remove(): void;
}

export function sampleWorkspace(): SampleWorkspace {
  const root = newFolder();
  const write = (path: string, content: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  };
  for (const [path, content] of Object.entries(files)) write(path, content);
  const link = (name: string, target: string) => {
    mkdirSync(dirname(join(root, 'node_modules', name)), { recursive: true });
    symlinkSync(target, join(root, 'node_modules', name));
  };
  for (const name of ['words', 'numbers', 'last']) link(`@sample/${name}`, join('../../packages', name));
  link('@wordloom/stage', join(repository, 'packages/stage'));
  link('zod', join(repository, 'packages/stage/node_modules/zod'));
  return workspaceIn(root);
}

/** A copy with its store, as it is now. */
export function copyWorkspace({ root }: SampleWorkspace): SampleWorkspace {
  const copy = newFolder();
  cpSync(root, copy, { recursive: true, verbatimSymlinks: true });
  return workspaceIn(copy);
}

function newFolder(): string {
  return realpathSync(mkdtempSync(join(tmpdir(), 'wordloom-sample-')));
}

function workspaceIn(root: string): SampleWorkspace {
  const read = (path: string) => readFileSync(join(root, path), 'utf8');
  const write = (path: string, content: string) => writeFileSync(join(root, path), content);
  return {
    root,
    read,
    write,
    edit(path, from, to) {
      const content = read(path);
      if (!content.includes(from)) throw new Error(`${path} has no '${from}' to edit`);
      write(path, content.replace(from, to));
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
