import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { suggest, WordloomError } from '@wordloom/errors';
import { type Member, readMembers } from '../workspace/members.ts';

/** What runs a pipeline in the folder. */
const runner = '@wordloom/cli';

/**
 * Copies one pipeline, the command line and the packages that they depend on into a new folder, with a lockfile of just these:
 * what an image of a worker is made from.
 *
 * @returns names of what is in it
 * @throws WordloomError `prune/unknown`, `prune/not-empty`
 */
export function makeWorkerFolder(root: string, pipeline: string, folder: string): string[] {
  const members = readMembers(root);
  const wanted = pipelineOf(members, pipeline);
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new WordloomError({
      code: 'prune/not-empty',
      what: 'the folder has files in it already',
      where: { file: resolve(folder) },
      fix: 'name a new one',
    });
  }
  // Without what only tests need, which is every package.
  const words = ['prune', wanted.manifest.name, runner, '--production', `--out-dir=${resolve(folder)}`];
  execFileSync(join(resolve(root), 'node_modules/.bin/turbo'), words, {
    cwd: root,
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // A library's stage finds its optional peers, which are all there, in the folder's own node_modules.
  appendFileSync(join(folder, 'pnpm-workspace.yaml'), '\nshamefullyHoist: true\n');
  return readMembers(folder).map(({ manifest }) => manifest.name);
}

function pipelineOf(members: readonly Member[], name: string): Member {
  const pipelines = members.filter(({ kind }) => kind === 'pipeline');
  const found = pipelines.find(({ folderName }) => folderName === name);
  if (found) return found;
  const names = pipelines.map(({ folderName }) => folderName);
  throw new WordloomError({
    code: 'prune/unknown',
    what: `there is no pipeline '${name}' in pipelines/`,
    fix: suggest(name, names, 'pipeline'),
  });
}
