import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readBooks } from '../vectors/source-text.ts';

export const python = process.env.PYTHON ?? 'python3';

/** A kind of text to encode, in documents of at most about 64 KiB that end with a line. */
export interface Input {
  readonly name: string;
  readonly documents: readonly string[];
}

const ENGLISH = 34_000_000;
const CODE = 10_000_000;
const WORD = 1 << 20;
const manPages = process.env.MANPAGES_JA ?? '/usr/share/man/ja';

/** English, code, Japanese, and one word of 1 MiB; those whose source is not on this machine are left out, with a line. */
export function readInputs(folder: string): Input[] {
  const english = readBooks(folder).subarray(0, ENGLISH).toString().replaceAll('\ufffd', '');
  const inputs = [
    { name: 'English', text: english },
    { name: 'code', text: pythonLibrary() },
    { name: 'Japanese', text: japanese() },
  ];
  const word = english
    .slice(0, 3 * WORD)
    .replaceAll(/[^a-z]+/g, '')
    .slice(0, WORD);
  return [
    ...inputs.flatMap(({ name, text }) =>
      text === undefined ? [] : [{ name, documents: documentsOf(text) }],
    ),
    { name: 'one word', documents: [word] },
  ];
}

export function quickInputs(): Input[] {
  const text = 'Over many a quaint and curious volume of forgotten lore, 1845.\n'.repeat(2000);
  return [{ name: 'English', documents: documentsOf(text) }];
}

/** The sources of Python's own library. */
function pythonLibrary(): string | undefined {
  try {
    const ask = 'import sysconfig; print(sysconfig.get_path("stdlib"))';
    const library = execFileSync(python, ['-c', ask], { encoding: 'utf8' }).trim();
    const files = globSync('**/*.py', { cwd: library, exclude: ['site-packages'] }).sort();
    return textOf(
      files.map((file) => readFileSync(join(library, file))),
      CODE,
    );
  } catch {
    console.log(`code: left out, needs the library of ${python}`);
    return undefined;
  }
}

function japanese(): string | undefined {
  if (existsSync(manPages)) {
    const files = globSync('**/*.gz', { cwd: manPages }).sort();
    return textOf(
      files.map((file) => gunzipSync(readFileSync(join(manPages, file)))),
      CODE,
    );
  }
  console.log(
    'Japanese: left out, needs the pages of the Debian package manpages-ja in /usr/share/man/ja or MANPAGES_JA',
  );
  return undefined;
}

/** What of these is UTF-8, up to so many bytes. */
function textOf(files: readonly Uint8Array[], limit: number): string {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const texts: string[] = [];
  let bytes = 0;
  for (const file of files) {
    if (bytes >= limit) break;
    try {
      texts.push(decoder.decode(file));
      bytes += file.length;
    } catch {} // in another encoding
  }
  return texts.join('');
}

function documentsOf(text: string): string[] {
  const documents: string[] = [];
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start + (1 << 16));
    const end = newline < 0 ? text.length : newline + 1;
    documents.push(text.slice(start, end));
    start = end;
  }
  return documents;
}
