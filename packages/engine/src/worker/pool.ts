import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { StageEvent } from '@wordloom/events';
import { crashed, logTail, overTime, TaskFailure } from './crash.ts';
import type { FromWorker, Task, ToWorker, WrittenOutput } from './messages.ts';

/** A worker that holds more than this after a stage is replaced, so that what one stage leaves behind cannot starve the next. */
const residentLimit = 512 * 2 ** 20;
/** How long a worker may take to stop by itself. */
const grace = 500;
/** How long to wait for the last words of a process that has ended; one that it started may hold its output open. */
const lastWords = 200;
const logLimit = 64 * 1024;

export interface TaskResult {
  readonly outputs: Readonly<Record<string, WrittenOutput>>;
  /** The last that the stage's process wrote to its standard output and error. */
  readonly log: string;
}

export interface TaskOptions {
  readonly emit: (event: StageEvent) => void;
  readonly signal: AbortSignal;
  /** Seconds after which it is ended. */
  readonly timeLimit: number | undefined;
}

interface Worker {
  readonly process: ChildProcess;
  log: string;
  /** A stage has run in it. */
  warm: boolean;
}

/** Processes that run one stage at a time each, kept warm between stages. */
export class WorkerPool {
  readonly #idle: Worker[] = [];
  readonly #all = new Set<Worker>();

  /**
   * Runs a stage. A crash of its process fails that stage only.
   *
   * @throws TaskFailure
   */
  async run(task: Task, options: TaskOptions): Promise<TaskResult> {
    const worker = this.#idle.pop() ?? this.#start();
    worker.log = '';
    try {
      const { outputs, residentBytes } = await ask(worker, task, options);
      if (residentBytes > residentLimit) this.#retire(worker);
      else this.#rest(worker);
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
    const worker: Worker = { process: child, log: '', warm: false };
    for (const stream of [child.stdout!, child.stderr!]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        worker.log = (worker.log + text).slice(-logLimit);
      });
    }
    child.once('exit', () => this.#retire(worker));
    this.#all.add(worker);
    return worker;
  }

  /** Keeps a worker for the next stage. */
  #rest(worker: Worker): void {
    worker.warm = true;
    this.#idle.push(worker);
  }

  #retire(worker: Worker): void {
    this.#all.delete(worker);
    const at = this.#idle.indexOf(worker);
    if (at >= 0) this.#idle.splice(at, 1);
    worker.process.kill('SIGKILL');
  }
}

function ask(worker: Worker, task: Task, { emit, signal, timeLimit }: TaskOptions) {
  return new Promise<Extract<FromWorker, { type: 'done' }>>((resolve, reject) => {
    const child = worker.process;
    const fail = (failure: TaskFailure) => {
      settle();
      reject(failure);
    };
    const onMessage = (message: FromWorker) => {
      if (message.type === 'event') return emit(message.event);
      if (message.type === 'failed') {
        const { failure, late } = message;
        return fail(new TaskFailure({ ...failure, ...logTail(worker.log) }, late && worker.warm));
      }
      settle();
      resolve(message);
    };
    const onExit = (code: number | null, killedBy: NodeJS.Signals | null) => {
      const tell = () => fail(crashed(code, killedBy, worker.log, worker.warm));
      child.once('close', tell);
      setTimeout(tell, lastWords).unref();
    };
    const onError = (cause: Error) => {
      fail(
        new TaskFailure({ code: 'stage/no-process', what: `no process could be started: ${cause.message}` }),
      );
    };
    const onAbort = () => {
      tell(child, { type: 'stop' });
      setTimeout(() => child.kill('SIGKILL'), grace).unref();
    };
    const onTime = () => {
      fail(overTime(timeLimit!, worker.log));
      child.kill('SIGKILL');
    };
    const timer = timeLimit === undefined ? undefined : setTimeout(onTime, timeLimit * 1000);
    const settle = () => {
      clearTimeout(timer);
      child.off('message', onMessage).off('exit', onExit).off('error', onError);
      signal.removeEventListener('abort', onAbort);
    };
    if (child.exitCode !== null || child.signalCode !== null) onExit(child.exitCode, child.signalCode);
    child.on('message', onMessage).on('exit', onExit).on('error', onError);
    signal.addEventListener('abort', onAbort);
    tell(child, { type: 'run', task });
  });
}

function tell(child: ChildProcess, message: ToWorker): void {
  if (child.connected) child.send(message, () => {}); // a worker that is gone says so by its exit
}
