import { WordloomError } from '@wordloom/errors';
import type { Failure } from '@wordloom/events';

/** An error as data, to cross from a worker process and to be kept with the run. */
export function failureOf(error: unknown): Failure {
  if (error instanceof WordloomError) {
    const { cause, ...details } = error.details;
    return cause === undefined ? details : { ...details, stack: stackOf(cause) };
  }
  if (error instanceof Error && ['ENOSPC', 'EDQUOT'].includes((error as NodeJS.ErrnoException).code ?? '')) {
    return {
      code: 'stage/disk-full',
      what: 'there is no room left on the disk that the stage writes to',
      why: error.message,
      fix: 'free some room (wordloom gc says what the store can spare), or choose a store on another disk with --store FOLDER',
    };
  }
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return {
    code: 'stage/threw',
    what: `the stage threw ${message}`,
    ...(error instanceof Error ? { stack: stackOf(error) } : {}),
  };
}

/** An error that nothing in a stage waited for, or caught. */
export function lateFailureOf(error: unknown): Failure {
  const { what, ...failure } = failureOf(error);
  return {
    ...failure,
    code: 'stage/threw-late',
    what: `${what}, where nothing waited for it`,
    fix: 'await every promise that the implementation makes, and catch what callbacks throw',
  };
}

/** The error again, as it was thrown. */
export function errorOf({ logTail, exitCode, stack, ...details }: Failure): WordloomError {
  const problems = [
    ...(details.problems ?? []),
    ...(stack === undefined ? [] : [stack]),
    ...(logTail ? [`the last it wrote:\n${logTail}`] : []),
  ];
  return new WordloomError({ ...details, ...(problems.length > 0 ? { problems } : {}) });
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? String(error)) : String(error);
}
