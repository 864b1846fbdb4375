import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface, type Interface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** Some steps of training, as a program tells of them. */
export interface Steps {
  readonly seconds: number;
  /** Of all its threads. */
  readonly cpuSeconds: number;
  readonly losses: readonly number[];
  /** The most memory that it ever had. */
  readonly peakBytes: number;
}

/** A program that trains a model in a process of its own, so that each has its own memory. */
export interface Program {
  readonly name: string;
  readonly version: string;
  train(steps: number): Promise<Steps>;
  end(): void;
}

const python = process.env.PYTHON ?? 'python3';
const ours = fileURLToPath(new URL('./wordloom-train.ts', import.meta.url));
const theirs = fileURLToPath(new URL('./torch_models.py', import.meta.url));

/** Null where the program is not there. */
export async function startProgram(
  name: 'wordloom' | 'PyTorch',
  model: string,
  threads: number,
): Promise<Program | null> {
  const [command, script] = name === 'wordloom' ? [process.execPath, ours] : [python, theirs];
  const env = { ...process.env, OMP_NUM_THREADS: `${threads}` };
  const child = spawn(command, [script, model, `${threads}`], { env, stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout! });
  const answers = lines[Symbol.asyncIterator]();
  const first = await Promise.race([nextLine(answers), failed(child, lines)]);
  if (first === null) return null;
  return {
    name,
    version: (first as { version: string }).version,
    async train(steps) {
      child.stdin!.write(`${steps}\n`);
      const answer = await nextLine(answers);
      if (!answer) throw new Error(`${name} ended while it trained ${model}`);
      return answer as Steps;
    },
    end: () => child.stdin!.end(),
  };
}

async function nextLine(lines: AsyncIterator<string>): Promise<object | null> {
  const { value, done } = await lines.next();
  return done ? null : JSON.parse(value);
}

async function failed(child: ChildProcess, lines: Interface): Promise<null> {
  await Promise.race([once(child, 'error').catch((error: unknown) => error), once(child, 'exit')]);
  lines.close();
  return null;
}
