import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { projectFolder } from '@wordloom/engine';
import { visible, WordloomError } from '@wordloom/errors';
import type { z } from 'zod';
import type { initOutput } from '../outputs/init.ts';
import { version } from '../version.ts';
import { examineText } from './examine-text.ts';
import { neededPackages, pipelineReadme, pipelineSource } from './pipeline-source.ts';

/**
 * Writes a pipeline for a text into the project around a folder, or makes that folder one.
 *
 * @throws WordloomError `init/exists`, and as `examineText`
 */
export async function makePipeline(
  from: string,
  text: string,
  name: string,
): Promise<z.input<typeof initOutput>> {
  const found = await examineText(text);
  const project = projectFolder(from) ?? from;
  const path = relative(project, text).split(sep).join('/') || '.';
  const folder = join(project, 'pipelines', name);
  if (existsSync(folder)) throw alreadyThere(name, folder);
  const missing = neededPackages.filter((needed) => !isInstalled(needed, folder));
  const isWorkspace = existsSync(join(project, 'pnpm-workspace.yaml'));
  const dependencies = missing.length > 0 ? { dependencies: dependenciesIn(project) } : {};
  const files: Record<string, string> = {
    [join(folder, 'pipeline.ts')]: pipelineSource(name, path, found),
    [join(folder, 'package.json')]: packageText(isWorkspace ? dependencies : {}),
    [join(folder, 'README.md')]: pipelineReadme(name, path),
  };
  const manifest = join(project, 'package.json');
  if (!existsSync(manifest) && missing.length > 0) files[manifest] = packageText(dependencies);
  for (const [file, content] of Object.entries(files)) {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content, { flag: 'wx' });
  }
  return {
    name,
    project,
    text: path,
    files: found.files,
    words: found.words,
    written: Object.keys(files).map((file) => relative(project, file).split(sep).join('/')),
    missing,
    ...(missing.length > 0 ? { install: installCommand(project, isWorkspace, missing) } : {}),
  };
}

function packageText(more: object): string {
  return `${JSON.stringify({ private: true, type: 'module', ...more }, undefined, 2)}\n`;
}

/** By version, and in the repository of the packages themselves by their place in it. */
function dependenciesIn(project: string): Record<string, string> {
  const isTheirs = existsSync(join(project, 'packages/stage/package.json'));
  return Object.fromEntries(neededPackages.map((name) => [name, isTheirs ? 'workspace:*' : `^${version()}`]));
}

function installCommand(project: string, isWorkspace: boolean, missing: readonly string[]): string {
  if (isWorkspace) return 'pnpm install';
  const add = existsSync(join(project, 'pnpm-lock.yaml')) ? 'pnpm add' : 'npm install';
  return [add, '@wordloom/cli', ...missing].join(' ');
}

function isInstalled(name: string, from: string): boolean {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'node_modules', name, 'package.json'))) return true;
    if (folder === dirname(folder)) return false;
  }
}

function alreadyThere(name: string, folder: string): WordloomError {
  return new WordloomError({
    code: 'init/exists',
    what: `there is a pipeline ${visible(name)} already`,
    where: { file: folder },
    fix: 'give the new one another name with --name NAME',
  });
}
