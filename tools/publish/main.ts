import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildPackages } from '../build/build-packages.ts';
import { readMembers } from '../workspace/members.ts';
import { type Problem, reportProblems } from '../workspace/problem.ts';
import { checkArchive } from './check-archive.ts';
import { checkNeeds } from './check-needs.ts';
import { packPackages } from './pack-packages.ts';

const members = new Map(readMembers('.').map((member) => [member.manifest.name, member]));
const folder = mkdtempSync(join(tmpdir(), 'wordloom-publish-'));
const problems: Problem[] = [];
const packed = packPackages('.', buildPackages('.'), folder);
for (const archive of packed) {
  problems.push(...checkNeeds('.', archive, members), ...(await checkArchive(archive)));
}
rmSync(folder, { recursive: true });
const kilobytes = packed.reduce((sum, { bytes }) => sum + bytes, 0) / 1000;
reportProblems(
  problems,
  `publish: ${packed.length} archives of ${kilobytes.toFixed(0)} kB in all are in order`,
);
