import { spawn } from 'node:child_process';
import { type Counts, countTests } from './count-tests.ts';

/** A command of CI: one check by its exit code, or many tests. */
export interface Step {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  /** Where the command leaves vitest's JSON report, for a step that counts as its tests. */
  readonly testReport?: string;
}

export interface StepResult extends Counts {
  readonly step: Step;
  readonly seconds: number;
}

/** Runs the command with its output shown, and counts; a command that cannot be started counts as failed. */
export async function runStep(step: Step): Promise<StepResult> {
  const start = performance.now();
  const exitCode = await exitCodeOf(step.command);
  const seconds = (performance.now() - start) / 1000;
  const check = { passed: exitCode === 0 ? 1 : 0, failed: exitCode === 0 ? 0 : 1 };
  return { step, seconds, ...(step.testReport ? countTests(step.testReport, exitCode) : check) };
}

function exitCodeOf([program, ...args]: Step['command']): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'] });
    child.once('error', () => resolve(127));
    child.once('close', (code) => resolve(code ?? 1)); // null: ended by a signal
  });
}

export function formatResult({ step, seconds, passed, failed }: StepResult): string {
  const counts = step.testReport ? `, ${passed} passed, ${failed} failed` : '';
  return `${failed === 0 ? '✓' : '✗'} ${step.name}  ${seconds.toFixed(1)} s${counts}`;
}
