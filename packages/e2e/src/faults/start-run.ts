import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { RunRecord } from '@wordloom/artifact';
import type { RunEvent } from '@wordloom/events';

/** What to run. */
export interface Order {
  readonly store: string;
  readonly pipeline: 'overlap' | 'branches' | 'climbing' | 'promises';
  readonly set?: Readonly<Record<string, unknown>>;
  readonly jobs?: number;
  readonly keepGoing?: boolean;
}

/** What a run says, one a line. */
export type Line =
  | { readonly event: RunEvent }
  | { readonly record: RunRecord }
  | { readonly damage: string }
  | { readonly error: string };

/** How a run went, as far as it came. */
export interface Told {
  readonly events: RunEvent[];
  readonly damage: string[];
  record?: RunRecord;
  error?: string;
}

export interface StartedRun {
  readonly child: ChildProcess;
  /** When its process has ended. */
  readonly ended: Promise<Told>;
}

interface StartOptions {
  readonly onEvent?: (event: RunEvent) => void;
  readonly environment?: Readonly<Record<string, string>>;
}

const program = fileURLToPath(new URL('./run-one.ts', import.meta.url));

/** Starts a run in a process of its own. */
export function startRun(
  order: Order,
  { onEvent = () => {}, environment = {} }: StartOptions = {},
): StartedRun {
  const child = spawn(process.execPath, [program, JSON.stringify(order)], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const told: Told = { events: [], damage: [] };
  let rest = '';
  child.stdout!.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop()!; // what a kill has cut off is no line
    for (const line of lines.map((text) => JSON.parse(text) as Line)) {
      if ('event' in line) {
        told.events.push(line.event);
        onEvent(line.event);
      } else if ('damage' in line) told.damage.push(line.damage);
      else Object.assign(told, line);
    }
  });
  return { child, ended: new Promise((resolve) => child.on('close', () => resolve(told))) };
}

export function run(order: Order): Promise<Told> {
  return startRun(order).ended;
}

/** The processes in which the stages of a run work. */
export function workersOf(run: number): number[] {
  const children = readFileSync(`/proc/${run}/task/${run}/children`, 'utf8').trim().split(' ');
  return children.filter((pid) => commandOf(pid).includes('worker/main')).map(Number);
}

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return ''; // it has ended
  }
}

/** How each node ended. */
export function outcomesOf({ record }: Told): Record<string, string> {
  return Object.fromEntries(record!.nodes.map(({ id, outcome }) => [id, outcome]));
}
