import { type ChildProcess, spawn } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sampleFiles } from './sample-files.ts';

const main = fileURLToPath(new URL('../main.ts', import.meta.url));
const packages = fileURLToPath(new URL('../../node_modules', import.meta.url));

/** What a command line did. */
export interface Answer {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A project in a folder of its own, with the real command to run in it. */
export class SampleProject implements Disposable {
  readonly root: string = realpathSync(mkdtempSync(join(tmpdir(), 'wordloom-cli-')));

  constructor(files: Readonly<Record<string, string>> = {}) {
    for (const [path, content] of Object.entries({ ...sampleFiles, ...files })) this.write(path, content);
    symlinkSync(packages, join(this.root, 'node_modules'));
  }

  write(path: string, content: string): void {
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    writeFileSync(join(this.root, path), content);
  }

  /** Replaces text in a file, which must be there. */
  edit(path: string, from: string, to: string): void {
    const content = readFileSync(join(this.root, path), 'utf8');
    if (!content.includes(from)) throw new Error(`${path} has no '${from}' to edit`);
    this.write(path, content.replace(from, to));
  }

  start(...words: string[]): ChildProcess {
    const { CI, NO_COLOR, FORCE_COLOR, WORDLOOM_REMOTE, ...environment } = process.env;
    return spawn(process.execPath, [main, ...words], {
      cwd: this.root,
      env: {
        ...environment,
        WORDLOOM_DATA: join(this.root, 'data'),
        XDG_CACHE_HOME: join(this.root, 'cache'),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  wordloom(...words: string[]): Promise<Answer> {
    return answerOf(this.start(...words));
  }

  [Symbol.dispose](): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

export function answerOf(child: ChildProcess): Promise<Answer> {
  const text = { out: '', err: '' };
  child.stdout!.setEncoding('utf8').on('data', (chunk: string) => {
    text.out += chunk;
  });
  child.stderr!.setEncoding('utf8').on('data', (chunk: string) => {
    text.err += chunk;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject).on('close', (code) => resolve({ code, ...text }));
  });
}
