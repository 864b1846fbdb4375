import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { initOutput, neighboursOutput } from '@wordloom/cli';
import { expect, test } from 'vitest';
import { OwnFolder } from './own-folder.ts';

const sentences = [
  'Der Fluss fließt an der Stadt vorbei zum Meer.',
  'Der Fluss ist breit, und das Meer ist weit.',
  'In der Stadt wohnt eine Frau, am Meer wohnt ein Mann.',
].join('\n');

test('in an empty folder, a pipeline for texts with names of any script is made, and runs', () => {
  using folder = new OwnFolder();
  folder.write('Meine Texte/über den Fluß.txt', `${sentences}\n`.repeat(20));
  folder.write('Meine Texte/город/река.md', 'Река течёт через город. Город стоит у реки.\n'.repeat(30));
  folder.write('Meine Texte/it\'s "one" 川.txt', 'river and town and sea\n'.repeat(10));
  const made = folder.wordloom('init', 'Meine Texte');
  expect(made.err).toBe('');
  expect(made.out).toMatch(/^pipeline meine-texte for Meine Texte \(3 files, about \d+ words\):$/m);
  expect(made.out).toMatch(/^ {2}pipelines\/meine-texte\/pipeline\.ts$/m);
  expect(made.out).toMatch(/^ {2}wordloom run meine-texte$/m);
  const run = folder.wordloom('run', 'meine-texte');
  expect(run.err).toBe('');
  expect(run.out).toContain('meine-texte: 8 ran');
  const { out } = folder.wordloom('similar', 'город', '--in', 'meine-texte', '--json');
  expect(neighboursOutput.parse(JSON.parse(out)).neighbours.map(({ word }) => word)).toContain('река');
  folder.write('Meine Texte/new.txt', 'one more file\n');
  expect(folder.wordloom('run', 'meine-texte', '--profile', 'smoke').out).toMatch(/meine-texte: \d ran/);
});

test.for([
  ["Tom's texts", 'tom-s-texts'],
  ['тексты', 'тексты'],
  ['a "quoted" \\ $name', 'a-quoted-name'],
] as const)('%s becomes a pipeline that loads', ([text, name]) => {
  using folder = new OwnFolder();
  folder.write(join(text, 'one.txt'), 'one two three\n');
  const { out } = folder.wordloom('init', text, '--json');
  expect(initOutput.parse(JSON.parse(out))).toMatchObject({ name, text, files: 1, words: 3, missing: [] });
  const plan = folder.wordloom('plan', name);
  expect(plan).toMatchObject({ code: 0, err: '' });
  expect(plan.out).toContain('it has not run before');
});

test('where the packages are not installed, they are declared, and how to install them is said', () => {
  using folder = new OwnFolder({ installed: false });
  folder.write('letters.txt', 'one two three\n');
  const { out } = folder.wordloom('init', 'letters.txt', '--name', 'post');
  expect(out).toMatch(/^ {2}npm install @wordloom\/cli @wordloom\/datasets .*@wordloom\/word2vec$/m);
  expect(out).toContain('npx wordloom run post');
  const { dependencies } = JSON.parse(readFileSync(join(folder.root, 'package.json'), 'utf8'));
  expect(Object.keys(dependencies)).toContain('@wordloom/word2vec');
  expect(readFileSync(join(folder.root, 'pipelines/post/pipeline.ts'), 'utf8')).toContain(
    "textFile('letters.txt')",
  );
});

test('in a pnpm workspace, the pipeline declares what it needs itself', () => {
  using folder = new OwnFolder({ installed: false });
  folder.write('pnpm-workspace.yaml', 'packages: [pipelines/*]\n');
  folder.write('letters.txt', 'one two three\n');
  const { install, written } = initOutput.parse(
    JSON.parse(folder.wordloom('init', 'letters.txt', '--json').out),
  );
  expect(install).toBe('pnpm install');
  expect(written).toContain('pipelines/letters/package.json');
  const manifest = readFileSync(join(folder.root, 'pipelines/letters/package.json'), 'utf8');
  expect(JSON.parse(manifest).dependencies).toHaveProperty('@wordloom/word2vec');
});

test.for([
  ['an empty folder', 'texts', 'is empty', () => {}],
  [
    'a folder of other files',
    'texts',
    'ends in .pdf',
    (folder: OwnFolder) => folder.write('texts/a.pdf', '%PDF'),
  ],
  [
    'binary files',
    'texts',
    'b.txt: has bytes that no text has',
    (folder: OwnFolder) => {
      folder.write('texts/a.txt', 'text');
      folder.write('texts/b.txt', Buffer.from([1, 0, 2]));
    },
  ],
  [
    'UTF-16',
    'texts',
    'a.txt: is UTF-16',
    (folder: OwnFolder) => folder.write('texts/a.txt', Buffer.from('\ufeffwords', 'utf16le')),
  ],
  ['empty files', 'texts', 'every file is empty', (folder: OwnFolder) => folder.write('texts/a.txt', '')],
  ['a misspelt folder', 'text', 'did you mean texts', () => {}],
] as const)('%s: refused with what is wrong, and nothing is written', ([, text, complaint, fill]) => {
  using folder = new OwnFolder();
  mkdirSync(join(folder.root, 'texts'));
  fill(folder);
  const { code, out, err } = folder.wordloom('init', text);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain(complaint);
  expect(readdirSync(folder.root).sort()).toEqual(['node_modules', 'texts']);
});

test('what is there is not overwritten; a name that cannot be one is refused; without a terminal nothing is asked', () => {
  using folder = new OwnFolder();
  folder.write('texts/a.txt', 'one two\n');
  folder.wordloom('init', 'texts');
  folder.write('pipelines/texts/pipeline.ts', 'mine');
  expect(folder.wordloom('init', 'texts')).toMatchObject({
    code: 2,
    err: expect.stringContaining('--name NAME'),
  });
  expect(readFileSync(join(folder.root, 'pipelines/texts/pipeline.ts'), 'utf8')).toBe('mine');
  expect(folder.wordloom('init', 'texts', '--name', '../up')).toMatchObject({
    code: 2,
    err: expect.stringContaining('--name up'),
  });
  expect(existsSync(join(folder.root, '../up'))).toBe(false);
  expect(folder.wordloom('init')).toMatchObject({ code: 2, err: expect.stringContaining('TEXT is missing') });
});
