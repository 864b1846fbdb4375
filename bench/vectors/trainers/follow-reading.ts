import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { type Running, startProgram } from './child-process.ts';

export interface Followed {
  /** Of the file, by all threads. */
  readonly bytes: number;
  readonly seconds: number;
  /** Of all threads, user and system. */
  readonly cpuSeconds: number;
  /** All that the program printed. */
  readonly output: string;
}

/** How far a program had read when it was seen to go on reading. */
interface Mark {
  readonly bytes: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
}

const pollMilliseconds = 10;

/**
 * How fast a program goes through a file, seen from outside: the positions of its open files in Linux's /proc. Not all programs
 * report their progress, and those that do report it differently.
 *
 * @param options.begins what it prints before it reads the file for good
 * @param options.seconds it is stopped after so many, if it runs that long
 */
export async function followReading(
  [command, ...args]: readonly [string, ...string[]],
  { file, begins, seconds }: { file: string; begins: RegExp; seconds: number },
): Promise<Followed> {
  const running = startProgram(command, args);
  const starts = new Map<string, number>();
  let first: Mark | undefined;
  let last: Mark | undefined;
  while (!running.ended() && !(first && last && last.seconds - first.seconds >= seconds)) {
    await setTimeout(pollMilliseconds);
    if (!begins.test(running.output())) continue;
    const bytes = bytesRead(running, file, starts);
    if (bytes <= (last?.bytes ?? 0)) continue; // programs that read in large pieces count when they come for the next
    last = { bytes, seconds: performance.now() / 1000, cpuSeconds: cpuSecondsOf(running) };
    first ??= last;
  }
  running.stop();
  const output = await running.end;
  if (!first || !last || first === last)
    throw new Error(`${command} was done before it could be seen: ${output}`);
  return {
    bytes: last.bytes - first.bytes,
    seconds: last.seconds - first.seconds,
    cpuSeconds: last.cpuSeconds - first.cpuSeconds,
    output,
  };
}

/** By all that have it open, since each was first seen. */
function bytesRead({ pid }: Running, file: string, starts: Map<string, number>): number {
  let bytes = 0;
  for (const open of orNothing(() => readdirSync(`/proc/${pid}/fd`)) ?? []) {
    if (orNothing(() => readlinkSync(`/proc/${pid}/fd/${open}`)) !== file) continue;
    const information = orNothing(() => readFileSync(`/proc/${pid}/fdinfo/${open}`, 'latin1'));
    if (information === undefined) continue;
    const position = Number(/^pos:\s*(\d+)/.exec(information)![1]);
    if (!starts.has(open)) starts.set(open, position);
    bytes += position - starts.get(open)!;
  }
  return bytes;
}

const ticksPerSecond = 100; // of /proc, whatever the kernel's own

function cpuSecondsOf({ pid }: Running): number {
  const stat = orNothing(() => readFileSync(`/proc/${pid}/stat`, 'latin1'));
  if (stat === undefined) return Number.NaN;
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}

/** The result, unless the process has closed the file or ended meanwhile. */
function orNothing<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
