import { spawn, spawnSync } from 'node:child_process';

/** A program at work. */
export interface Running {
  readonly pid: number;
  /** What it has printed so far. */
  output(): string;
  ended(): boolean;
  /** Ends it; that is no failure. */
  stop(): void;
  /** All that it printed; rejects, with the last of it, where the program fails. */
  readonly end: Promise<string>;
}

export function startProgram(command: string, args: readonly string[]): Running {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (piece: string) => {
      output += piece;
    });
  }
  const end = new Promise<string>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0 || child.killed) resolve(output);
      else reject(new Error(`${command} failed (${code}): ${output.slice(-2000)}`));
    });
  });
  return {
    pid: child.pid ?? 0,
    output: () => output,
    ended: () => child.exitCode !== null || child.signalCode !== null || child.pid === undefined,
    stop: () => child.kill('SIGKILL'),
    end,
  };
}

/** What a program prints, trimmed; null where it is not there or fails. */
export function answerOf(command: string, args: readonly string[]): string | null {
  const { status, stdout } = spawnSync(command, args, { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : null;
}
