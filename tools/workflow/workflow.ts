import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

export interface WorkflowStep {
  readonly name?: string;
  readonly uses?: string;
  readonly if?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, string | number>>;
}

/** The steps of a workflow's only job. */
export function workflowSteps(file: string): readonly WorkflowStep[] {
  const { jobs } = parse(readFileSync(file, 'utf8')) as {
    readonly jobs: Readonly<Record<string, { readonly steps: readonly WorkflowStep[] }>>;
  };
  return Object.values(jobs).flatMap(({ steps }) => steps);
}
