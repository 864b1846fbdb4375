import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readMembers } from '../workspace/members.ts';
import type { Problem } from '../workspace/problem.ts';

export const OWNERS_FILE = '.github/CODEOWNERS';

/** A rule of CODEOWNERS. */
interface OwnerLine {
  readonly line: number;
  readonly path: string;
  readonly owners: readonly string[];
}

function readOwnerLines(root: string): OwnerLine[] {
  const lines = readFileSync(join(root, OWNERS_FILE), 'utf8').split('\n');
  return lines.flatMap((text, index) => {
    const [path, ...owners] = text.replace(/#.*/, '').trim().split(/\s+/);
    return path ? [{ line: index + 1, path, owners }] : [];
  });
}

/** Checks that each package and pipeline has a line of its own with an owner, and that each line's path exists. */
export function checkOwners(root: string): { problems: Problem[]; members: number } {
  const lines = readOwnerLines(root);
  const members = readMembers(root);
  const problems: Problem[] = [];
  for (const { line, path, owners } of lines) {
    const at = { file: OWNERS_FILE, line };
    if (path !== '*' && !existsSync(join(root, path))) {
      problems.push({
        ...at,
        rule: 'owners/path',
        what: `${path} does not exist`,
        fix: 'remove the line or correct its path',
      });
    }
    if (!owners.some((owner) => /^@[\w-]+(\/[\w-]+)?$/.test(owner))) {
      problems.push({
        ...at,
        rule: 'owners/empty',
        what: `${path} has no owner`,
        fix: 'end the line with a team, e.g. @wordloom/text',
      });
    }
  }
  const owned = new Set(lines.map(({ path }) => path));
  for (const { folder } of members) {
    if (owned.has(`/${folder}/`)) continue;
    problems.push({
      file: OWNERS_FILE,
      rule: 'owners/missing',
      what: `${folder} has no line`,
      fix: `add "/${folder}/ @wordloom/TEAM"`,
    });
  }
  return { problems, members: members.length };
}
