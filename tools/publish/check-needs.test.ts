import { expect, test } from 'vitest';
import type { Member } from '../workspace/members.ts';
import { packageManifest, temporaryWorkspace } from '../workspace/temporary-workspace.ts';
import { checkNeeds } from './check-needs.ts';

const publishConfig = {
  exports: {
    '.': { types: './dist/index.d.ts', default: './dist/index.js' },
    './stage': { types: './dist/stage.d.ts', default: './dist/stage.js' },
  },
};

/** Rules that a built package with this code and these dependencies breaks. */
function rules(code: Record<string, string>, dependencies: object): string[] {
  const files: Record<string, string> = {
    'dist/index.js': '',
    'dist/index.d.ts': '',
    'dist/stage.js': '',
    'dist/stage.d.ts': '',
    ...code,
  };
  const root = temporaryWorkspace(
    Object.fromEntries(Object.entries(files).map(([file, text]) => [`packages/pad/${file}`, text])),
  );
  const manifest = packageManifest('pad', 'text', { publishConfig, ...dependencies }) as Member['manifest'];
  const member: Member = { kind: 'package', folder: 'packages/pad', folderName: 'pad', manifest };
  const errors = packageManifest('errors', 'base') as Member['manifest'];
  const members = new Map([
    [
      '@wordloom/errors',
      { kind: 'package', folder: 'packages/errors', folderName: 'errors', manifest: errors } as const,
    ],
  ]);
  return checkNeeds(root, { member, tarball: '', bytes: 0, files: Object.keys(files) }, members).map(
    ({ rule }) => rule,
  );
}

const stageOnly = { 'dist/stage.js': "import { z } from 'zod';" };
const optional = { peerDependencies: { zod: '^4' }, peerDependenciesMeta: { zod: { optional: true } } };

test('what only a stage uses is an optional peer', () => {
  expect(rules(stageOnly, optional)).toEqual([]);
  expect(rules(stageOnly, { dependencies: { zod: '4.0.0' } })).toEqual(['publish/stage-only']);
});

test('packages of the base layer may be dependencies for a stage alone', () => {
  const code = { 'dist/stage.js': "import '@wordloom/errors';" };
  expect(rules(code, { dependencies: { '@wordloom/errors': '1.0.0' } })).toEqual([]);
});

test('a library uses no optional peer, in its declarations neither', () => {
  expect(rules({ 'dist/index.js': "export { z } from 'zod';" }, optional)).toEqual(['publish/undeclared']);
  const far = {
    'dist/index.d.ts': "export * from './far.js';",
    'dist/far.d.ts': "import type { z } from 'zod';",
  };
  expect(rules(far, optional)).toEqual(['publish/undeclared']);
  expect(rules(far, { dependencies: { zod: '4.0.0' } })).toEqual([]);
});

test('what a library loads when it comes to it may be an optional peer, with all behind it', () => {
  const code = { 'dist/index.js': "await import('./far.js');", 'dist/far.js': "import { z } from 'zod';" };
  expect(rules(code, optional)).toEqual([]);
  expect(rules({ ...code, 'dist/index.js': "import './far.js'; await import('zod');" }, optional)).toEqual([
    'publish/undeclared',
  ]);
});

test('a file that the archive lacks is missed', () => {
  const code = { 'dist/index.js': "new Worker(new URL('./worker.js', import.meta.url));" };
  expect(rules(code, {})).toEqual(['publish/missing']);
});
