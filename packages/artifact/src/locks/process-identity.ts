import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { z } from 'zod';

export const processSchema = z.object({
  host: z.string(),
  /** Host, boot and process namespace: where a process number means the same. */
  machine: z.string(),
  pid: z.int().min(1),
  /** When it started, in the kernel's own count; empty where the system does not tell. A reused number has another. */
  started: z.string(),
});

export type ProcessIdentity = z.output<typeof processSchema>;

export function thisProcess(): ProcessIdentity {
  return { host: hostname(), machine: machine(), pid: process.pid, started: startOf(process.pid) ?? '' };
}

/** Whether a process is over; undefined where that cannot be told from here. */
export function isOver({ machine: where, pid, started }: ProcessIdentity): boolean | undefined {
  if (where !== machine()) return undefined;
  if (started !== '') return startOf(pid) !== started;
  try {
    process.kill(pid, 0);
    return undefined; // some process has that number
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH' ? true : undefined;
  }
}

let known: string | undefined;

function machine(): string {
  known ??= [hostname(), read('/proc/sys/kernel/random/boot_id'), link('/proc/self/ns/pid')].join(' ');
  return known;
}

// proc(5): state is the first field after the name in brackets, the start time the twentieth.
function startOf(pid: number): string | undefined {
  const text = read(`/proc/${pid}/stat`);
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const ended = fields[0] === 'Z' || fields[0] === 'X'; // killed, and its parent has not asked for it yet
  return ended ? undefined : fields[19];
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return '';
  }
}

function link(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}
