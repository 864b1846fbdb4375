import type { Manifest } from '../workspace/members.ts';

/** The package a specifier names: `@wordloom/vocab/stage` is of `@wordloom/vocab`, under `./stage`. */
export function splitSpecifier(specifier: string): { packageName: string; subpath: string } {
  const parts = specifier.split('/');
  const length = specifier.startsWith('@') ? 2 : 1;
  return { packageName: parts.slice(0, length).join('/'), subpath: ['.', ...parts.slice(length)].join('/') };
}

/** Whether the manifest exports the subpath, by name or by a `*` pattern. */
export function exportsSubpath({ exports = {} }: Manifest, subpath: string): boolean {
  return Object.keys(exports).some((key) => {
    const [before, after] = key.split('*');
    if (after === undefined) return key === subpath;
    return subpath.startsWith(before!) && subpath.endsWith(after) && subpath.length >= key.length;
  });
}
