import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Failure, StageEvent } from '@wordloom/events';
import type { FromWorker, Task, ToWorker, WrittenOutput } from './messages.ts';

/** A worker that holds more than this after a stage is replaced, so that what one stage leaves behind cannot starve the next. */
const residentLimit = 512 * 2 ** 20;
/** How long a worker may take to stop by itself. */
const grace = 500;
const logLimit = 64 * 1024;

export interface TaskResult {
  readonly outputs: Readonly<Record<string, WrittenOutput>>;
  /** The last that the stage's process wrote to its standard output and error. */
  readonly log: string;
}

/** Thrown by {@link WorkerPool.run} with what went wrong as data. */
export class TaskFailure extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.what);
    this.failure = failure;
  }
}

interface Worker {
  readonly process: ChildProcess;
  log: string;
}

/** Processes that run one stage at a time each, kept warm between stages. */
export class WorkerPool {
  readonly #idle: Worker[] = [];
  readonly #all = new Set<Worker>();

  /** Runs a stage. A crash of its process fails that stage only. */
  async run(task: Task, emit: (event: StageEvent) => void, signal: AbortSignal): Promise<TaskResult> {
    const worker = this.#idle.pop() ?? this.#start();
    worker.log = '';
    try {
      const { outputs, residentBytes } = await this.#ask(worker, task, emit, signal);
      if (residentBytes > residentLimit) this.#retire(worker);
      else this.#idle.push(worker);
      return { outputs, log: worker.log };
    } catch (error) {
      this.#retire(worker);
      throw error;
    }
  }

  close(): void {
    for (const worker of this.#all) this.#retire(worker);
  }

  #start(): Worker {
    const child = fork(fileURLToPath(new URL('./main.ts', import.meta.url)), [], {
      serialization: 'advanced',
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      execArgv: ['--disable-warning=ExperimentalWarning'],
    });
    const worker: Worker = { process: child, log: '' };
    for (const stream of [child.stdout!, child.stderr!]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        worker.log = (worker.log + text).slice(-logLimit);
      });
    }
    this.#all.add(worker);
    return worker;
  }

  #retire(worker: Worker): void {
    this.#all.delete(worker);
    worker.process.kill('SIGKILL');
  }

  #ask(worker: Worker, task: Task, emit: (event: StageEvent) => void, signal: AbortSignal) {
    return new Promise<Extract<FromWorker, { type: 'done' }>>((resolve, reject) => {
      const child = worker.process;
      const fail = (failure: Failure) => {
        settle();
        reject(new TaskFailure(failure));
      };
      const onMessage = (message: FromWorker) => {
        if (message.type === 'event') return emit(message.event);
        if (message.type === 'failed') return fail({ ...message.failure, ...logOf(worker) });
        settle();
        resolve(message);
      };
      const onExit = (code: number | null, killedBy: NodeJS.Signals | null) =>
        fail({ ...crash(code, killedBy), ...logOf(worker) });
      const onAbort = () => {
        tell(child, { type: 'stop' });
        setTimeout(() => child.kill('SIGKILL'), grace).unref();
      };
      const settle = () => {
        child.off('message', onMessage).off('close', onExit);
        signal.removeEventListener('abort', onAbort);
      };
      child.on('message', onMessage).on('close', onExit);
      signal.addEventListener('abort', onAbort);
      tell(child, { type: 'run', task });
    });
  }
}

function tell(child: ChildProcess, message: ToWorker): void {
  if (child.connected) child.send(message, () => {}); // a worker that is gone says so by its exit
}

function logOf({ log }: Worker): Pick<Failure, 'logTail'> {
  return log.trim() === '' ? {} : { logTail: log.trimEnd().split('\n').slice(-20).join('\n') };
}

function crash(code: number | null, killedBy: NodeJS.Signals | null): Failure {
  const ended = killedBy ? `was killed by ${killedBy}` : `exited with code ${code}`;
  return {
    code: 'stage/crashed',
    what: `the process of the stage ${ended} before the stage ended`,
    ...(killedBy === 'SIGKILL' || code === 134
      ? { why: 'it ran out of memory, or something outside ended it' }
      : {}),
    exitCode: killedBy ?? code ?? 'unknown',
  };
}
