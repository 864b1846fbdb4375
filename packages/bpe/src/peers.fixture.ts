import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What the peers made of texts; written by peers/expected.py. */
export interface Expected {
  readonly corpus: string[];
  readonly texts: string[];
  readonly huggingFace: Record<string, { file: object; ids: number[][]; decoded: string[] }>;
  readonly tiktoken: Record<'r50k' | 'cl100k' | 'o200k', number[][]>;
}

export const peersFolder = fileURLToPath(new URL('../peers/', import.meta.url));

export function readExpected(file = join(peersFolder, 'expected.json')): Expected {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** What tiktoken made of texts with those of its published ranks that are in them; written by peers/published.py. */
export interface Published {
  readonly texts: string[];
  readonly tiktoken: Record<'r50k' | 'cl100k' | 'o200k', { ranks: string; ids: number[][] }>;
}

export function readPublished(): Published {
  return JSON.parse(readFileSync(join(peersFolder, 'published.json'), 'utf8'));
}

/** SHA-256 of the merges that Hugging Face learns from WikiText-2; written by peers/merges_of_wikitext.py. */
export function readMergesHash(size: number): string {
  return JSON.parse(readFileSync(join(peersFolder, 'wikitext_merges.json'), 'utf8'))[size];
}

/** A Python that has the peers, or skips the test with a line that says so. */
export function pythonWithPeers(skip: (note: string) => never): string {
  const python = process.env.PYTHON ?? 'python3';
  try {
    execFileSync(python, ['-c', 'import tokenizers, tiktoken'], { stdio: 'ignore' });
    return python;
  } catch {
    return skip(`${python} has no tokenizers and tiktoken: pip install tokenizers tiktoken, or set PYTHON`);
  }
}
