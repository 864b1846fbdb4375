import type { Failure } from '@wordloom/events';

/** Signals that come from outside: a person, the system that is short of memory, a machine that is shut down. */
const fromOutside: readonly (NodeJS.Signals | null)[] = ['SIGKILL', 'SIGTERM', 'SIGINT', 'SIGHUP'];

/** Thrown by the pool with what went wrong as data. */
export class TaskFailure extends Error {
  readonly failure: Failure;
  /** It may not have been the stage's own fault. */
  readonly mayPass: boolean;

  constructor(failure: Failure, mayPass = false) {
    super(failure.what);
    this.failure = failure;
    this.mayPass = mayPass;
  }
}

/**
 * The end of a stage's process, before the stage ended.
 *
 * @param warm other stages ran in it before, which may have left something behind
 */
export function crashed(
  code: number | null,
  killedBy: NodeJS.Signals | null,
  log: string,
  warm: boolean,
): TaskFailure {
  const exitCode = killedBy ?? code ?? 'unknown';
  if (log.includes('heap out of memory')) {
    return new TaskFailure({
      code: 'stage/out-of-memory',
      what: 'the stage ran out of memory',
      why: 'it holds more at once than its process may have',
      fix: 'give it less at once, or more memory: NODE_OPTIONS=--max-old-space-size=MEGABYTES',
      exitCode,
      ...logTail(log),
    });
  }
  const ended = killedBy ? `was killed by ${killedBy}` : `exited with code ${code}`;
  const failure = {
    code: 'stage/crashed',
    what: `the process of the stage ${ended} before the stage ended`,
    ...(killedBy === 'SIGKILL'
      ? { why: 'the machine ran out of memory, or something outside ended it' }
      : {}),
    exitCode,
    ...logTail(log),
  };
  return new TaskFailure(failure, warm || fromOutside.includes(killedBy));
}

export function overTime(seconds: number, log: string): TaskFailure {
  return new TaskFailure({
    code: 'stage/time-limit',
    what: `the stage was ended after ${seconds} s, the longest that it may take`,
    why: 'it hangs, or has more to do than its declaration expects',
    fix: 'raise timeLimit in its declaration where it needs longer',
    ...logTail(log),
  });
}

/** The last lines of what a process wrote. */
export function logTail(log: string): Pick<Failure, 'logTail'> {
  return log.trim() === '' ? {} : { logTail: log.trimEnd().split('\n').slice(-20).join('\n') };
}
