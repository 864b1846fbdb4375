import { execFileSync, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Processor milliseconds of one program on one text. */
export interface Times {
  readonly tokens: number;
  /** Reading the vocabulary. */
  readonly start: number;
  /** All lines, for the first time. */
  readonly cold: number;
  /** And again. */
  readonly warm: number;
  /** And again, with the place of each token. */
  readonly offsets: number;
}

export interface Program {
  readonly name: string;
  readonly version: string;
  measure(vocabulary: string, text: string): Times;
}

const file = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const python = process.env.PYTHON ?? 'python3';

/** Wordloom, and Hugging Face tokenizers where a Python has them. */
export function presentPrograms(): Program[] {
  const wordloom = program('wordloom', 'of this repository', process.execPath, file('./wordloom-encode.ts'));
  const { status, stdout } = spawnSync(python, ['-c', 'import tokenizers; print(tokenizers.__version__)'], {
    encoding: 'utf8',
  });
  if (status === 0)
    return [wordloom, program('HF tokenizers', stdout.trim(), python, file('./hugging_face_encode.py'))];
  console.log(`HF tokenizers: left out, ${python} has none: pip install tokenizers, or set PYTHON`);
  return [wordloom];
}

function program(name: string, version: string, command: string, script: string): Program {
  const measure = (vocabulary: string, text: string): Times =>
    JSON.parse(execFileSync(command, [script, vocabulary, text], { encoding: 'utf8' }));
  return { name, version, measure };
}
