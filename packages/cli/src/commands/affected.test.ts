import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { affectedOutput } from '../index.ts';
import { SampleProject } from '../sample/sample-project.ts';

// A history: first → data → comment, and a branch `side` from `first`. Each test begins at the end of it.

let sample: SampleProject;
const git = (...words: string[]) =>
  execFileSync('git', words, {
    cwd: sample.root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  }).trim();
const commit = (message: string) => {
  git('add', '--all');
  git('commit', '--quiet', '--message', message);
  git('tag', message);
};
const touched = async (base: string) => {
  const { code, out, err } = await sample.wordloom('affected', '--base', base, '--json');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const { pipelines } = affectedOutput.parse(JSON.parse(out));
  return Object.fromEntries(
    pipelines.map(({ name, change, nodes }) => [
      name,
      {
        change,
        nodes: Object.fromEntries(nodes.map(({ id, change, reasons }) => [id, [change, ...reasons]])),
      },
    ]),
  );
};

beforeAll(() => {
  sample = new SampleProject({
    '.gitignore': 'node_modules\nartifacts\ncache\n',
    '.github/CODEOWNERS': '* @all\n/pipelines/sample/ @samples\n*-run.ts @runners @more\n',
  });
  git('init', '--quiet', '--initial-branch', 'main');
  git('config', 'user.name', 'A Person');
  git('config', 'user.email', 'person@example.org');
  commit('first');
  git('branch', 'side');
  sample.write('data/words.txt', 'king queen king man woman child\n');
  commit('data');
  sample.edit(
    'pipelines/sample/letters-run.ts',
    'const content =',
    '// the words\n  const content: string =',
  );
  commit('comment');
});
beforeEach(() => {
  git('reset', '--quiet', '--hard', 'comment');
  git('clean', '--quiet', '--force', '-d');
});
afterAll(() => sample[Symbol.dispose]());

const downstream = {
  vectors: ['reached', 'what letters will make'],
  work: ['reached', 'what vectors will make'],
};

describe('affected', () => {
  test('a comment and a type touch nothing', async () => {
    expect(await touched('data')).toEqual({});
    const { out } = await sample.wordloom('affected', '--base', 'data');
    expect(out).toMatch(/^no stage of 1 pipeline is touched since [0-9a-f]{10}\n$/);
  });

  test('a commit of data touches the asset, and what reads from it', async () => {
    expect(await touched('first')).toEqual({
      sample: {
        change: 'changed',
        nodes: {
          words: ['changed', 'the file it is read from changed'],
          letters: ['reached', 'what words will make'],
          ...downstream,
        },
      },
    });
  });

  test('an edit that is not committed counts: the file, and who owns it', async () => {
    sample.edit('pipelines/sample/letters-run.ts', "split(' ')", "split('n')");
    expect(await touched('main')).toEqual({
      sample: {
        change: 'changed',
        nodes: { letters: ['changed', 'code: pipelines/sample/letters-run.ts changed'], ...downstream },
      },
    });
    const { out } = await sample.wordloom('affected');
    expect(out).toMatch(/^sample {2}@samples$/m);
    expect(out).toMatch(
      /^ {2}letters {2}@runners @more\n {4}code: pipelines\/sample\/letters-run.ts changed$/m,
    );
    expect(out).toMatch(/1 of 1 pipeline touched since [0-9a-f]{10}, 3 stages\n$/);
  });

  test('a parameter, of the definition or of a profile only; a wire; a stage that is new or gone', async () => {
    sample.edit('pipelines/sample/pipeline.ts', "'work.steps': 1", "'work.steps': 3");
    expect((await touched('main')).sample?.nodes).toEqual({
      work: ['changed', 'profile smoke: parameter steps: 1 → 3'],
    });
    sample.edit('pipelines/sample/pipeline.ts', 'work, { vectors }', 'work, { vectors }, { pause: 1 }');
    sample.edit('pipelines/sample/pipeline.ts', "p.stage('vectors'", "p.stage('arrows'");
    expect((await touched('main')).sample?.nodes).toEqual({
      arrows: ['new', 'it is new'],
      vectors: ['removed', 'it is gone'],
      work: [
        'changed',
        'parameter pause: 0 → 1',
        'input vectors: vectors.vectors → arrows.vectors',
        'profile smoke: parameter steps: 1 → 3',
      ],
    });
  });

  test('a change begins where its history left the base: what came to the base since is none of it', async () => {
    git('checkout', '--quiet', 'side');
    sample.edit('pipelines/sample/work-run.ts', 'step + 1', 'step + 2');
    git('commit', '--quiet', '--all', '--message', 'work');
    expect((await touched('main')).sample?.nodes).toEqual({
      work: ['changed', 'code: pipelines/sample/work-run.ts changed'],
    });
    git('checkout', '--quiet', 'main');
  });

  test('pipelines that are new, gone or broken', async () => {
    for (const name of ['pipeline', 'stages', 'letters-run', 'vectors-run', 'work-run'])
      sample.write(`pipelines/other/${name}.ts`, git('show', `HEAD:pipelines/sample/${name}.ts`));
    expect(await touched('main')).toMatchObject({
      other: { change: 'new', nodes: { words: ['new'], letters: ['new'] } },
    });
    commit('other');
    git('rm', '--quiet', '-r', 'pipelines/other');
    sample.edit('pipelines/sample/pipeline.ts', 'definePipeline({', 'definePipeline({{');
    expect(await touched('other')).toEqual({
      other: { change: 'removed', nodes: {} },
      sample: { change: 'broken', nodes: {} },
    });
  });

  test('as Markdown it is a table, in which names and values mean nothing', async () => {
    sample.edit('pipelines/sample/letters-run.ts', "split(' ')", "split('n')");
    sample.edit('pipelines/sample/pipeline.ts', "p.stage('work'", "p.stage('@team|<b>`*'");
    sample.edit('pipelines/sample/pipeline.ts', "'work.steps': 1", '');
    const { out } = await sample.wordloom('affected', '--markdown');
    expect(out).toContain(
      '| pipeline | stage | why | owners |\n| --- | --- | --- | --- |\n| <code>sample</code> |',
    );
    expect(out).toContain('<code>&#64;runners</code>');
    expect(out).not.toMatch(/@|<b>|`|\*/);
    const rows = out.split('\n').filter((line) => line.startsWith('|'));
    expect(rows.every((row) => row.split('|').length === 6)).toBe(true);
  });

  test('leaves the repository as it was, and no folder behind', async () => {
    const state = () => [git('status', '--porcelain'), git('worktree', 'list'), git('branch', '--all')];
    const before = state();
    await touched('first');
    expect(state()).toEqual(before);
    expect(existsSync(join(sample.root, 'artifacts/store.json'))).toBe(false);
    const mine = readdirSync(tmpdir()).filter((name) => name.startsWith('wordloom-base-'));
    expect(
      mine.filter((name) => existsSync(join(tmpdir(), name, 'tree/pipelines/sample/letters-run.ts'))),
    ).toEqual([]);
  });

  test('a base that git does not know, and a folder without history, are refused', async () => {
    const unknown = await sample.wordloom('affected', '--base', 'mian');
    expect(unknown).toMatchObject({ code: 2, out: '', err: expect.stringContaining('did you mean main?') });
    using bare = new SampleProject();
    const none = await bare.wordloom('affected');
    expect(none).toMatchObject({ code: 2, err: expect.stringContaining('[affected/no-git]') });
  });
});
