import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryWorkspace } from '../workspace/temporary-workspace.ts';
import { countTests } from './count-tests.ts';
import { formatResult, runStep } from './run-step.ts';

const passed = { status: 'passed' };
const failed = { status: 'failed' };

/** What is counted when vitest ends with this exit code, having written a report of these files. */
function count(exitCode: number, files: { status: string; assertionResults: { status: string }[] }[]) {
  const all = files.flatMap(({ assertionResults }) => assertionResults);
  const root = temporaryWorkspace({
    'tests.json': {
      numPassedTests: all.filter(({ status }) => status === 'passed').length,
      numFailedTests: all.filter(({ status }) => status === 'failed').length,
      testResults: files,
    },
  });
  return countTests(join(root, 'tests.json'), exitCode);
}

test('each test counts, one that is skipped does not', () => {
  const files = [
    { ...passed, assertionResults: [passed, passed, { status: 'skipped' }] },
    { ...failed, assertionResults: [passed, failed] },
  ];
  expect(count(1, files)).toEqual({ passed: 3, failed: 1 });
});

test('a file that does not load counts as one failed test', () => {
  expect(
    count(1, [
      { ...passed, assertionResults: [passed] },
      { ...failed, assertionResults: [] },
    ]),
  ).toEqual({
    passed: 1,
    failed: 1,
  });
});

test('an error outside of tests, no test at all and no report each count as one failed', () => {
  expect(count(1, [{ ...passed, assertionResults: [passed] }])).toEqual({ passed: 1, failed: 1 });
  expect(count(0, [])).toEqual({ passed: 0, failed: 1 });
  expect(countTests('/no/such/report.json', 0)).toEqual({ passed: 0, failed: 1 });
});

test('a check counts as one, by its exit code; a command that does not exist fails', async () => {
  const run = (program: string, ...args: string[]) => runStep({ name: 'step', command: [program, ...args] });
  expect(await run('node', '-e', '')).toMatchObject({ passed: 1, failed: 0 });
  expect(await run('node', '-e', 'process.exit(3)')).toMatchObject({ passed: 0, failed: 1 });
  expect(await run('no-such-command')).toMatchObject({ passed: 0, failed: 1 });
});

test('the line of a step says how it went, its time and its tests', () => {
  const check = { name: 'types', command: ['tsc'] } as const;
  expect(formatResult({ step: check, seconds: 1.234, passed: 1, failed: 0 })).toBe('✓ types  1.2 s');
  const tests = { name: 'tests', command: ['vitest'], testReport: 'tests.json' } as const;
  expect(formatResult({ step: tests, seconds: 60, passed: 200, failed: 2 })).toBe(
    '✗ tests  60.0 s, 200 passed, 2 failed',
  );
});
