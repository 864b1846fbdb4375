import { execFileSync, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { python } from './inputs.ts';

/** Of one program on one text: processor milliseconds, but for the last two, which are milliseconds by the clock. */
export interface EncodeTimes {
  readonly tokens: number;
  /** From the vocabulary's files to the first token. */
  readonly start: number;
  readonly cold: number;
  readonly warm: number;
  readonly oneThread?: number;
  readonly twoThreads?: number;
}

export interface TrainTimes {
  readonly tokens: number;
  readonly train: number;
}

export interface Program {
  readonly name: string;
  readonly version: string;
  encode?(vocabulary: string, documents: string): EncodeTimes;
  train?(text: string, size: number): TrainTimes;
}

const file = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** Some take hours for one long word. */
export const LIMIT_MINUTES = 2;

function run<T>(command: string, args: readonly string[]): T {
  return JSON.parse(execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
}

/** As `run`; NaN for all where it takes longer than the limit. */
function runWithin(command: string, args: readonly string[]): EncodeTimes {
  const { status, signal, stdout } = spawnSync(command, args, {
    encoding: 'utf8',
    timeout: LIMIT_MINUTES * 60_000,
  });
  if (status === 0) return JSON.parse(stdout);
  if (signal === null) throw new Error(`${command} ${args[0]} failed`);
  const none = Number.NaN;
  return { tokens: none, start: none, cold: none, warm: none };
}

const ofPython = {
  tiktoken: ['encode'],
  'HF tokenizers': ['encode', 'train'],
  rustbpe: ['train'],
  sentencepiece: ['train'],
} as const;

/** Wordloom first, and the others that are on this machine, with a line about each. */
export function presentPrograms(): Program[] {
  const programs: Program[] = [
    {
      name: 'wordloom',
      version: 'of this repository',
      encode: (...args) => runWithin(process.execPath, [file('./wordloom-encode.ts'), ...args]),
      train: (text, size) => run(process.execPath, [file('./wordloom-train.ts'), text, `${size}`]),
    },
  ];
  for (const [name, what] of Object.entries(ofPython)) {
    const module = name === 'HF tokenizers' ? 'tokenizers' : name;
    const version = versionOf(python, [
      '-c',
      `import ${module}, importlib.metadata; print(importlib.metadata.version("${module}"))`,
    ]);
    if (version === undefined) {
      console.log(`${name}: left out, ${python} has none: pip install ${module}, or set PYTHON`);
      continue;
    }
    const script = file('./peers.py');
    programs.push({
      name,
      version,
      ...((what as readonly string[]).includes('encode') && {
        encode: (...args: [string, string]) => runWithin(python, [script, 'encode', module, ...args]),
      }),
      ...((what as readonly string[]).includes('train') && {
        train: (text: string, size: number) =>
          run<TrainTimes>(python, [script, 'train', module, text, `${size}`]),
      }),
    });
  }
  const version = versionOf(process.execPath, [file('./gpt-tokenizer-encode.ts'), 'version']);
  if (version === undefined) {
    console.log('gpt-tokenizer: left out, needs the folder of the npm package in GPT_TOKENIZER');
    return programs;
  }
  const encode = (...args: [string, string]) =>
    runWithin(process.execPath, [file('./gpt-tokenizer-encode.ts'), ...args]);
  return [...programs, { name: 'gpt-tokenizer', version, encode }];
}

function versionOf(command: string, args: readonly string[]): string | undefined {
  const { status, stdout } = spawnSync(command, args, { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}
