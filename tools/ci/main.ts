import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatResult, runStep, type Step, type StepResult } from './run-step.ts';

const reports = mkdtempSync(join(tmpdir(), 'wordloom-ci-'));
const testReport = join(reports, 'tests.json');

const steps: Step[] = [
  { name: 'layers', command: ['node', 'tools/layers/main.ts'] },
  { name: 'owners', command: ['node', 'tools/owners/main.ts'] },
  { name: 'format and lint', command: ['biome', 'ci'] },
  { name: 'types', command: ['tsc', '--noEmit'] },
  { name: 'types of the page', command: ['tsc', '--noEmit', '-p', 'tools/tokenizer-page'] },
  { name: 'dead code', command: ['knip'] },
  { name: 'publish', command: ['node', 'tools/publish/main.ts'] },
  {
    name: 'tests',
    command: [
      ...['npx', '--yes', 'pnpm@12', 'test'],
      ...['--reporter=default', '--reporter=json', `--outputFile.json=${testReport}`],
    ] as [string, ...string[]],
    testReport,
  },
];

const results: StepResult[] = [];
for (const step of steps) {
  console.log(`\n── ${step.name}`);
  const result = await runStep(step);
  console.log(formatResult(result));
  results.push(result);
}
rmSync(reports, { recursive: true });

const sum = (key: 'passed' | 'failed') => results.reduce((total, result) => total + result[key], 0);
console.log(`\n${results.map(formatResult).join('\n')}`);
console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') === 0 ? 0 : 1;
