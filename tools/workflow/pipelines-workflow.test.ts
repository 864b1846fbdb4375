import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryWorkspace } from '../workspace/temporary-workspace.ts';
import { workflowSteps } from './workflow.ts';

const steps = workflowSteps('.github/workflows/pipelines.yml');
const scripts = steps.flatMap(({ run }) => run ?? []);
const step = (name: string) => steps.find((step) => step.name === name)!;
const bash = (script: string, environment: Record<string, string> = {}) =>
  execFileSync('bash', ['-e', '-o', 'pipefail', '-c', script], {
    encoding: 'utf8',
    env: { ...process.env, ...environment },
  });

test('the caches are restored by key, from the newest store that there is, before anything runs', () => {
  const cache = steps.findIndex(({ uses }) => uses?.startsWith('actions/cache@'));
  const { key, 'restore-keys': older, path } = steps[cache]!.with!;
  expect(String(key).startsWith(String(older))).toBe(true);
  expect(String(path).trim().split('\n')).toEqual(['artifacts', '.nx/cache', '~/.cache/wordloom']);
  expect(cache).toBeLessThan(steps.findIndex(({ run }) => run !== undefined));
});

test('every script parses, and each command of the repository that it calls is there, with its options', () => {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
    scripts: Record<string, string>;
    devDependencies: Record<string, string>;
  };
  const known = ['install', ...Object.keys(manifest.scripts), ...Object.keys(manifest.devDependencies)];
  for (const script of scripts) bash(`bash -n <<'SCRIPT'\n${script}\nSCRIPT`);
  const called = scripts.flatMap((script) => [...script.matchAll(/pnpm@12 (?:--silent )?([\w-]+)/g)]);
  expect(called.map(([, name]) => name)).toEqual(['install', 'wordloom', 'nx']);
  for (const [, name] of called) expect(known).toContain(name);

  for (const [, command, words] of scripts.join('\n').matchAll(/ wordloom ([a-z-]+)(.*)/g)) {
    const help = execFileSync(process.execPath, ['packages/cli/src/main.ts', command!, '--help'], {
      encoding: 'utf8',
    });
    for (const [option] of words!.matchAll(/--[\w-]+/g)) expect(help).toContain(option);
  }
  const [, target] = / --target ([\w-]+)/.exec(step('Run what is touched').run!)!;
  const project = ['show', 'project', '@wordloom-pipelines/quickstart', '--json'];
  const shown = execFileSync('node_modules/.bin/nx', project, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  expect(JSON.parse(shown)).toMatchObject({ targets: { [target!]: { cache: true } } });
});

test('the table of a change reaches the summary, also on a branch whose first commit has nothing before it', ({
  skip,
}) => {
  try {
    bash('git rev-parse --verify HEAD');
  } catch {
    return skip('needs the git history of the repository');
  }
  const [oldest] = bash('git rev-list --max-parents=0 HEAD | tail -n 1').trim().split('\n');
  for (const [given, base] of [
    ['HEAD', 'HEAD'],
    ['0'.repeat(40), oldest],
  ] as const) {
    const temporary = temporaryWorkspace({ summary: '', env: '' });
    const read = (name: string) => readFileSync(join(temporary, name), 'utf8');
    bash(step('What is touched').run!, {
      BASE: given,
      RUNNER_TEMP: temporary,
      GITHUB_STEP_SUMMARY: join(temporary, 'summary'),
      GITHUB_ENV: join(temporary, 'env'),
    });
    expect(read('summary')).toMatch(/^### Pipelines\n\n/);
    expect(read('affected.md')).toBe(read('summary'));
    expect(read('env')).toBe(`BASE=${base}\n`);
  }
});

test('the comment is what the step before wrote, and is not tried with the token of a fork', () => {
  const { run, if: condition } = step('Comment');
  expect(step('What is touched').run).toContain('> "$RUNNER_TEMP/affected.md"');
  expect(run).toContain('--body-file "$RUNNER_TEMP/affected.md"');
  expect(condition).toContain('head.repo.full_name == github.repository');
});
