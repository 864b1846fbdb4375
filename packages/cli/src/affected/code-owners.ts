import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Who reviews what, by the repository's CODEOWNERS. */
export interface CodeOwners {
  /** @param file path from the repository's root, with slashes */
  of(file: string): readonly string[];
}

/** Where GitHub looks for it, in this order. */
const places = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'];

/** Nobody owns anything where there is no such file. */
export function readCodeOwners(repository: string): CodeOwners {
  const file = places.map((place) => join(repository, place)).find((path) => existsSync(path));
  return codeOwners(file === undefined ? '' : readFileSync(file, 'utf8'));
}

/** @param text of a CODEOWNERS: the last line that matches counts */
export function codeOwners(text: string): CodeOwners {
  const lines = text.split('\n').flatMap((line) => {
    const [pattern, ...owners] = line
      .replace(/(^|\s)#.*/, '')
      .trim()
      .split(/\s+/);
    return pattern ? [{ matches: matcher(pattern), owners }] : [];
  });
  return { of: (file) => lines.findLast(({ matches }) => matches.test(file))?.owners ?? [] };
}

/** As .gitignore has it: a slash before the end ties a pattern to the root, a folder stands for all in it. */
function matcher(pattern: string): RegExp {
  const tied = pattern.replace(/\/$/, '').includes('/');
  const path = pattern
    .replace(/^\/|\/$/g, '')
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\/\*\*\/|^\*\*\/|\/\*\*$|\*|\?/g, (wild) => wildcards[wild]!);
  const end = pattern.endsWith('/') ? '/' : /\/\*$/.test(pattern) ? '$' : '(?:/|$)';
  return new RegExp(`^${tied ? '' : '(?:.*/)?'}${path}${pattern.endsWith('**') ? '' : end}`);
}

const wildcards: Readonly<Record<string, string>> = {
  '/**/': '/(?:.*/)?',
  '**/': '(?:.*/)?',
  '/**': '/.*',
  '*': '[^/]*',
  '?': '[^/]',
};
