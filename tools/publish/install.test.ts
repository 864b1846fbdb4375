import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildPackages } from '../build/build-packages.ts';
import { runBlock } from '../readme/run-block.ts';
import { tsBlocks } from '../readme/ts-blocks.ts';
import { install, installedPackages, installNode } from './install.ts';
import { type Packed, packPackages } from './pack-packages.ts';

const minutes = 60_000;
const root = mkdtempSync(join(tmpdir(), 'wordloom-install-'));
// Node 22 comes from npm when the tests run: as a dependency it would make every install 190 MB larger.
const binaries = { 24: process.execPath, 22: join(root, 'node-22/node_modules/node/bin/node') };
let packed: readonly Packed[];

beforeAll(() => {
  packed = packPackages('.', buildPackages('.'), root);
  installNode(join(root, 'node-22'), '22.23.3');
}, 5 * minutes);
afterAll(() => rmSync(root, { recursive: true }));

const own = (...names: string[]) => names.map((name) => `@wordloom/${name}`);

describe.each([
  ['@wordloom/bpe', own('bpe', 'byte-strings', 'errors', 'random')],
  ['@wordloom/vocab', own('byte-strings', 'errors', 'schema', 'tokenize', 'vocab')],
  [
    '@wordloom/word2vec',
    own(
      ...[
        'byte-strings',
        'errors',
        'kernels',
        'negative-sampler',
        'random',
        'schema',
        'tokenize',
        'word2vec',
      ],
    ),
  ],
  ['@wordloom/keyed-vectors', own('errors', 'eval', 'keyed-vectors', 'random', 'schema')],
])('%s installed alone', (name, brought) => {
  const folder = join(root, name.slice(1).replace('/', '-'));
  let offline: string | undefined;
  beforeAll(() => {
    offline = install(folder, [name], packed);
  }, 5 * minutes);
  beforeEach(({ skip }) => skip(offline !== undefined, offline));

  test('brings the packages that its library uses, and no Arrow, esbuild, TensorFlow or zod', () => {
    const installed = installedPackages(folder);
    expect(installed.filter((found) => found.startsWith('@wordloom/'))).toEqual(brought);
    expect(
      installed.filter((found) => /^(@tensorflow\/.*|apache-arrow|esbuild|hyparquet.*|zod)$/.test(found)),
    ).toEqual([]);
  });

  test.each(Object.entries(binaries))("its README's code gives what it says on Node %s", async (_, node) => {
    const readme = readFileSync(join(folder, 'node_modules', name, 'README.md'), 'utf8');
    const blocks = tsBlocks(readme);
    expect(blocks.length).toBeGreaterThan(0);
    for (const block of blocks) expect(await runBlock(block, { folder, node })).toEqual([]);
  });

  test('its declarations hold in a strict project that has nothing else', () => {
    expect(typeErrors(folder, `export * from '${name}';`)).toBe('');
  });
});

describe('@wordloom/cli installed', () => {
  const folder = join(root, 'cli');
  let offline: string | undefined;
  beforeAll(() => {
    offline = install(folder, ['@wordloom/cli'], packed);
  }, 5 * minutes);
  beforeEach(({ skip }) => skip(offline !== undefined, offline));

  const wordloom = (node: string, ...args: string[]) => {
    const command = join(folder, 'node_modules/.bin/wordloom');
    const { status, stdout, stderr } = spawnSync(node, [command, ...args], { cwd: folder, encoding: 'utf8' });
    return { status, said: `${stdout}${stderr}` };
  };

  test('lists the pipelines of @wordloom/pipelines', () => {
    const { said } = wordloom(binaries[22], 'ls', '--json');
    expect(JSON.parse(said)).toContainEqual(expect.objectContaining({ name: 'quickstart', stages: 7 }));
  });

  test.each(Object.entries(binaries))(
    'runs one of them on Node %s, as expected, says then that nothing changed, and its vectors can be asked',
    (version, node) => {
      const where = ['--store', join(folder, `store-${version}`)];
      const run = () => wordloom(node, 'run', 'quickstart', '--profile', 'smoke', ...where);
      const first = run();
      expect(first.status).toBe(0);
      const report = resolve(folder, /^report: (.*)$/m.exec(first.said)![1]!);
      expect(readFileSync(report, 'utf8')).toContain('All as expected.');
      expect(run()).toMatchObject({ status: 0, said: expect.stringContaining('nothing changed: 8 ') });
      const similar = wordloom(
        node,
        'similar',
        'river',
        '--in',
        'quickstart',
        '--top',
        '3',
        '--json',
        ...where,
      );
      expect(JSON.parse(similar.said).neighbours).toHaveLength(3);
    },
  );

  test('makes a pipeline for a text, which runs, and whose vectors can be asked', () => {
    const lines = Array.from(
      { length: 50 },
      (_, i) => `the river ran by house ${i} and the house stood by the river`,
    );
    writeFileSync(join(folder, 'letters.txt'), lines.join('\n'));
    expect(wordloom(binaries[22], 'init', 'letters.txt')).toMatchObject({ status: 0 });
    const ran = wordloom(binaries[22], 'run', 'letters', '--profile', 'smoke');
    expect(ran.status, ran.said).toBe(0);
    const similar = wordloom(binaries[22], 'similar', 'river', '--in', 'letters', '--top', '1', '--json');
    expect(JSON.parse(similar.said).neighbours).toHaveLength(1);
  });

  test('declarations of stages and of all that pipelines run on hold in a strict project', () => {
    const entries = [
      ...own('artifact', 'cli', 'datasets', 'engine', 'pipelines', 'plots', 'report', 'stage', 'table'),
      ...own('keyed-vectors', 'subsample', 'tokenize', 'vocab', 'word2vec').map((name) => `${name}/stage`),
    ];
    const source = entries.map((entry, i) => `export * as entry${i} from '${entry}';`).join('\n');
    expect(typeErrors(folder, source)).toBe('');
  });
});

/** What the compiler says of a module in a folder, the declarations of installed packages checked too. */
function typeErrors(folder: string, source: string): string {
  writeFileSync(join(folder, 'types.ts'), source);
  const compilerOptions = {
    ...{ target: 'es2024', lib: ['es2024'], module: 'nodenext', strict: true, noEmit: true },
    ...{ skipLibCheck: false, types: ['node'], typeRoots: [resolve('node_modules/@types')] },
  };
  const config = join(folder, 'tsconfig.json');
  writeFileSync(config, JSON.stringify({ compilerOptions, files: ['types.ts'] }));
  return spawnSync('tsc', ['-p', config], { encoding: 'utf8' }).stdout;
}
