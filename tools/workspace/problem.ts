/** Something in the repository that a check refuses. */
export interface Problem {
  /** From the workspace root. */
  readonly file: string;
  readonly line?: number;
  /** `check/rule`, e.g. `layers/order`. */
  readonly rule: string;
  readonly what: string;
  readonly fix: string;
}

function formatProblem({ file, line, rule, what, fix }: Problem): string {
  return `${line === undefined ? file : `${file}:${line}`}  ${rule}\n  ${what}\n  what to do: ${fix}`;
}

/** Prints the problems, or what was looked at when there are none, and sets the exit code. */
export function reportProblems(problems: readonly Problem[], looked: string): void {
  for (const problem of problems) process.stderr.write(`${formatProblem(problem)}\n\n`);
  process.stdout.write(`${problems.length === 0 ? looked : `${problems.length} to put right`}\n`);
  if (problems.length > 0) process.exitCode = 1;
}
