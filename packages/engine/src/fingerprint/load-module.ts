import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { visible, WordloomError } from '@wordloom/errors';
import { parse } from 'acorn';
import { transform } from 'esbuild';
import { analyseModule, type Problem } from './analyse-module.ts';
import { usesGivenPaths } from './given-paths.ts';

/** A workspace module, read for its fingerprint. */
export interface LoadedModule {
  /** SHA-256 of the file. */
  readonly fileHash: string;
  /** Its JavaScript, without types. */
  readonly code: string;
  /** The same for the bundle: each file it reaches by URL stands in it as a hash, and unused declarations can be dropped. */
  readonly bundled: string;
  /** Files it reaches by URL, with the hash of what they are: for code its bundle, else its bytes. */
  readonly reached: ReadonlyMap<string, string>;
  /** Ways to a file that cannot be followed, with the line where it could be found again. */
  readonly problems: readonly (Problem & { readonly line?: number })[];
}

/** @param hashReached gives the hash of a file that the module reaches */
export async function loadModule(
  path: string,
  hashReached: (file: string) => Promise<string>,
): Promise<LoadedModule> {
  const source = await readFile(path, 'utf8');
  const { code } = await transform(source, { loader: /ts$/.test(path) ? 'ts' : 'js', sourcefile: path });
  const program = parse(code, { ecmaVersion: 'latest', sourceType: 'module' });
  const { files, implementations, declarations, problems } = analyseModule(program, code);

  const reached = new Map<string, string>();
  const replacements = implementations.map((range) => ({ ...range, text: '"implementation"' }));
  for (const { start, end } of declarations) {
    replacements.push(
      { start, end: start, text: '/* @__PURE__ */ (() => ' },
      { start: end, end, text: ')()' },
    );
  }
  for (const { specifier, start, end } of files) {
    const target = fileURLToPath(new URL(specifier, pathToFileURL(path)));
    const hash = await hashReached(target);
    reached.set(target, hash);
    replacements.push({ start, end, text: JSON.stringify(`sha256:${hash}`) });
  }
  return {
    fileHash: sha256(source),
    code,
    bundled: replaceRanges(code, replacements),
    reached,
    problems: problems.map((problem) => ({ ...problem, ...lineOf(problem.snippet, source) })),
  };
}

/** Bytes that code reaches by URL. */
export async function hashBytes(file: string): Promise<string> {
  const bytes = await readFile(file).catch((cause) => {
    throw new WordloomError({
      code: 'stage/missing-file',
      what: `the code of a stage names a file that cannot be read: ${visible(file)}`,
      where: { file },
      fix: 'create the file, or remove the reference',
      cause,
    });
  });
  return sha256(bytes);
}

/** @throws WordloomError `stage/unfollowable` for the first of a module's problems */
export function refuseProblems(path: string, { problems }: LoadedModule): void {
  const [first] = problems.filter(({ atPath }) => !(atPath && usesGivenPaths(path)));
  if (!first) return;
  throw new WordloomError({
    code: 'stage/unfollowable',
    what: `the code of a stage has ${first.what}: ${visible(first.snippet.split('\n')[0]!.slice(0, 80))}`,
    where: { file: path, ...(first.line === undefined ? {} : { line: first.line }) },
    why: 'what the code reaches in this way would not be part of the cache key, so a change in it would go unnoticed',
    fix: "name it by a literal, new URL('./file', import.meta.url), or make it an input of the stage",
  });
}

export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** The line of a snippet of the JavaScript in its source, where it stands there but for its quotation marks. */
function lineOf(snippet: string, source: string): { line: number } | undefined {
  const plain = (text: string) => text.replace(/['`]/g, '"');
  const at = plain(source).indexOf(plain(snippet.split('\n')[0]!));
  return at < 0 ? undefined : { line: source.slice(0, at).split('\n').length };
}

function replaceRanges(code: string, ranges: { start: number; end: number; text: string }[]): string {
  let result = code;
  for (const { start, end, text } of ranges.toSorted((a, b) => b.start - a.start)) {
    result = result.slice(0, start) + text + result.slice(end);
  }
  return result;
}
