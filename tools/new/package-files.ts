/** What a new package is called and where it stands. */
export interface NewPackage {
  /** Folder name, e.g. `negative-sampler`. */
  readonly name: string;
  readonly layer: string;
}

/** A new package's files in the house form, by path from the workspace root. */
export function packageFiles(wanted: NewPackage): Record<string, string> {
  const folder = `packages/${wanted.name}`;
  return {
    [`${folder}/package.json`]: `${JSON.stringify(manifest(wanted), null, 2)}\n`,
    [`${folder}/README.md`]: readme(wanted),
    [`${folder}/src/index.ts`]: `export { ${functionName(wanted)} } from './${wanted.name}.ts';\n`,
    [`${folder}/src/${wanted.name}.ts`]: source(wanted),
    [`${folder}/src/${wanted.name}.test.ts`]: test(wanted),
  };
}

function manifest({ name, layer }: NewPackage): object {
  return {
    name: `@wordloom/${name}`,
    version: '0.0.0',
    description: `The ${name} package.`,
    license: 'Apache-2.0',
    type: 'module',
    sideEffects: false,
    exports: { '.': './src/index.ts' },
    publishConfig: {
      access: 'public',
      exports: { '.': { types: './dist/index.d.ts', default: './dist/index.js' } },
    },
    files: ['dist', 'README.md'],
    engines: { node: '>=22.18' },
    nx: { tags: [`layer:${layer}`] },
  };
}

function readme(wanted: NewPackage): string {
  return `# @wordloom/${wanted.name}

The ${wanted.name} package.

    npm install @wordloom/${wanted.name}

\`\`\`ts
import { ${functionName(wanted)} } from '@wordloom/${wanted.name}';

${functionName(wanted)}(Int32Array.of(3, 1, 2)); // Int32Array(3) [ 3, 1, 2 ]
\`\`\`

\`${functionName(wanted)}(ids)\` returns new ids; the input is not touched.
`;
}

function source(wanted: NewPackage): string {
  return `/**
 * What it computes, in one sentence; then shapes, units, errors and the source it follows.
 *
 * @param ids word ids, shape [words]
 */
export function ${functionName(wanted)}(ids: Int32Array): Int32Array {
  return ids.slice();
}
`;
}

function test(wanted: NewPackage): string {
  return `import { expect, test } from 'vitest';
import { ${functionName(wanted)} } from './index.ts';

test('the input is not touched', () => {
  const ids = Int32Array.of(3, 1, 2);
  ${functionName(wanted)}(ids).fill(0);
  expect(ids).toEqual(Int32Array.of(3, 1, 2));
});
`;
}

// A placeholder that no reserved word can spoil: `computeNegativeSampler`.
function functionName({ name }: NewPackage): string {
  return `compute${name.replace(/(^|-)([a-z0-9])/g, (_, _dash, letter: string) => letter.toUpperCase())}`;
}
