import { readFileSync } from 'node:fs';
import {
  checkPackage,
  createPackageFromTarballData,
  type Problem as TypesProblem,
} from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import type { Problem } from '../workspace/problem.ts';
import type { Packed } from './pack-packages.ts';

/** What publint and attw find in a package's archive, and whether README and licence are in it and tests are not. */
export async function checkArchive({ member, tarball, files }: Packed): Promise<Problem[]> {
  const file = `${member.folder}/package.json`;
  const bytes = new Uint8Array(readFileSync(tarball));
  const { messages, pkg } = await publint({ pack: { tarball: bytes.buffer } });
  const types = await checkPackage(createPackageFromTarballData(bytes));
  const found = [
    ...messages.map((message) => `publint: ${formatMessage(message, pkg, { color: false })}`),
    ...(types.types === false ? ['attw: there are no types'] : types.problems.filter(isOurs).map(typesText)),
    ...['README.md', 'LICENSE'].filter((name) => !files.includes(name)).map((name) => `${name} is missing`),
    ...files.filter((name) => /\.(test|fixture)\./.test(name)).map((name) => `${name} is for tests`),
  ];
  return found.map((what) => ({
    file,
    rule: 'publish/archive',
    what,
    fix: 'correct package.json or the build',
  }));
}

/** Modules only, for Node 22 and bundlers: `require` of them and the resolution of Node 10 are no concern. */
function isOurs(problem: TypesProblem): boolean {
  if ('resolutionKind' in problem) return ['node16-esm', 'bundler'].includes(problem.resolutionKind);
  return !('resolutionOption' in problem) || problem.resolutionOption !== 'node10';
}

function typesText(problem: TypesProblem): string {
  return `attw: ${JSON.stringify(problem)}`;
}
