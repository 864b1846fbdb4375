import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Whether a module's package says of itself that it reads and writes only at paths that its callers give it:
 * `"wordloom": { "paths": "given" }` in its package.json. What it reads is then for those to answer who call it.
 */
export function usesGivenPaths(module: string): boolean {
  for (let folder = dirname(module); folder !== dirname(folder); folder = dirname(folder)) {
    const file = join(folder, 'package.json');
    if (!existsSync(file)) continue;
    const { wordloom } = JSON.parse(readFileSync(file, 'utf8')) as { wordloom?: { paths?: unknown } };
    return wordloom?.paths === 'given';
  }
  return false;
}
