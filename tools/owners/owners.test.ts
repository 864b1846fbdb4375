import { expect, test } from 'vitest';
import { packageManifest, temporaryWorkspace } from '../workspace/temporary-workspace.ts';
import { checkOwners } from './check-owners.ts';

function refused(codeowners: string): string[] {
  const root = temporaryWorkspace({
    '.github/CODEOWNERS': codeowners,
    'packages/vocab/package.json': packageManifest('vocab', 'text'),
    'pipelines/quickstart/package.json': { name: '@wordloom-pipelines/quickstart' },
  });
  return checkOwners(root).problems.map(({ line, rule, what }) => `${line ?? '-'} ${rule}: ${what}`);
}

test('a line for each package and pipeline is enough', () => {
  expect(
    refused(
      '# owners\n* @wordloom/base\n/packages/vocab/ @wordloom/text\n/pipelines/quickstart/ @a-person # for now',
    ),
  ).toEqual([]);
});

test('a package or pipeline without a line of its own is refused, whoever owns the rest', () => {
  expect(refused('* @wordloom/base\n/packages/vocab/ @wordloom/text')).toEqual([
    '- owners/missing: pipelines/quickstart has no line',
  ]);
});

test('a line for a path that does not exist, or without an owner, is refused', () => {
  expect(
    refused('/packages/vocab/\n/packages/vcoab/ @wordloom/text\n/pipelines/quickstart/ @wordloom/models'),
  ).toEqual([
    '1 owners/empty: /packages/vocab/ has no owner',
    '2 owners/path: /packages/vcoab/ does not exist',
  ]);
});

test('every package and pipeline of this repository has an owner', () => {
  expect(checkOwners('.').problems).toEqual([]);
});
