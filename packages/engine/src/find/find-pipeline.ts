import { existsSync, readdirSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { suggest, visible, WordloomError } from '@wordloom/errors';
import type { Pipeline } from '@wordloom/stage';

/** The module of a pipeline that comes with an installed package. */
export interface InstalledPipeline {
  readonly default: Pipeline;
  /** The file of the figures that its runs are held against. */
  readonly expected?: URL;
}

/** Pipelines that come with an installed package, each loaded when asked for. */
export type InstalledPipelines = Readonly<Record<string, () => Promise<InstalledPipeline>>>;

/**
 * Names of the pipelines that `wordloom run` finds from a folder: the folders with a `pipeline.ts` under `pipelines/`, then
 * those installed.
 */
export function pipelineNames(from: string, installed: InstalledPipelines = {}): string[] {
  const project = projectFolder(from);
  const own = project === undefined ? [] : namesIn(join(project, 'pipelines'));
  return [...new Set([...own, ...Object.keys(installed)])];
}

/**
 * Loads a pipeline by name, or by the path of its file. A folder's own comes before an installed one of the same name.
 *
 * @throws WordloomError `pipeline/unknown` with the nearest names, `pipeline/broken` when its file throws or exports none
 */
export async function findPipeline(
  name: string,
  from: string,
  installed: InstalledPipelines = {},
): Promise<Pipeline> {
  const file = pipelineFile(name, from);
  if (file !== undefined) return loadPipeline(file);
  if (Object.hasOwn(installed, name)) return (await installed[name]!()).default;
  const names = pipelineNames(from, installed);
  throw new WordloomError({
    code: 'pipeline/unknown',
    what: `there is no pipeline '${visible(name)}'`,
    ...(names.length === 0 ? { why: `no folder 'pipelines' with pipelines in it from ${from} upwards` } : {}),
    fix: names.length === 0 ? 'run it where the pipelines are' : suggest(name, names, 'pipeline'),
  });
}

/**
 * The file of the figures that a pipeline's runs are held against, by the pipeline's name or path: beside its own file, else as
 * the installed one has it. It need not be there.
 */
export async function expectedFile(
  name: string,
  from: string,
  installed: InstalledPipelines = {},
): Promise<string | undefined> {
  const file = pipelineFile(name, from);
  if (file !== undefined) return join(dirname(file), 'expected.json');
  const { expected } = Object.hasOwn(installed, name) ? await installed[name]!() : {};
  return expected && fileURLToPath(expected);
}

/** The file of a pipeline, by name or path. */
function pipelineFile(name: string, from: string): string | undefined {
  if (name.endsWith('.ts') || name.endsWith('.js')) {
    const file = isAbsolute(name) ? name : resolve(from, name);
    if (existsSync(file)) return file;
    throw new WordloomError({
      code: 'pipeline/unknown',
      what: `there is no file ${visible(name)}`,
      where: { file },
    });
  }
  if (!pipelineNames(from).includes(name)) return undefined;
  return join(projectFolder(from)!, 'pipelines', name, 'pipeline.ts');
}

async function loadPipeline(file: string): Promise<Pipeline> {
  let module: { default?: Pipeline };
  try {
    module = (await import(pathToFileURL(file).href)) as { default?: Pipeline };
  } catch (cause) {
    throw new WordloomError({
      code: 'pipeline/broken',
      what: `the pipeline's file cannot be loaded: ${cause instanceof Error ? cause.message : String(cause)}`,
      where: placeOf(cause, file),
      fix: 'correct the file; it runs as it is, without a compiler',
      cause,
    });
  }
  if (typeof module.default?.build === 'function' && typeof module.default.name === 'string')
    return module.default;
  throw new WordloomError({
    code: 'pipeline/broken',
    what: "the file's default export is not a pipeline",
    where: { file },
    fix: 'write: export default definePipeline({ name, summary, build(p) { ... } })',
  });
}

/** File and line of the first frame of a stack that is in the pipeline's own file, else the file alone. */
function placeOf(cause: unknown, file: string): { file: string; line?: number } {
  const stack = cause instanceof Error ? (cause.stack ?? '') : '';
  const after = stack.split(file)[1] ?? '';
  const line = /^:(\d+)/.exec(after)?.[1];
  return line === undefined ? { file } : { file, line: Number(line) };
}

/** The nearest folder upwards that has pipelines under `pipelines/`. */
export function projectFolder(from: string): string | undefined {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    if (namesIn(join(folder, 'pipelines')).length > 0) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}

function namesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, 'pipeline.ts')))
    .sort();
}
