import { type Member, readManifest, readMembers } from '../workspace/members.ts';
import type { Problem } from '../workspace/problem.ts';
import { checkImport, type Workspace } from './check-import.ts';
import { importsOf } from './imports.ts';
import { LAYERS_FILE, rankOf, readLayers } from './layers.ts';
import { readSources } from './sources.ts';

/** Checks each member's place in the table and each import of its sources and tests. */
export function checkLayers(root: string): {
  problems: Problem[];
  members: number;
  files: number;
  imports: number;
} {
  const members = readMembers(root);
  const workspace: Workspace = {
    layers: readLayers(root),
    rootManifest: readManifest(root, '.'),
    members: new Map(members.map((member) => [member.manifest.name, member])),
  };
  const problems: Problem[] = [];
  let files = 0;
  let imports = 0;
  for (const importer of members) {
    problems.push(...checkPlace(importer, workspace));
    for (const source of readSources(root, importer)) {
      files++;
      for (const found of importsOf(source.file, source.text)) {
        imports++;
        const finding = checkImport(found, { importer, source, workspace });
        if (finding) problems.push({ file: source.file, line: found.line, ...finding });
      }
    }
  }
  return { problems, members: members.length, files, imports };
}

function checkPlace(member: Member, { layers }: Workspace): Problem[] {
  const file = `${member.folder}/package.json`;
  const { folderName, manifest } = member;
  const problems: Problem[] = [];
  const name = member.kind === 'package' ? `@wordloom/${folderName}` : `@wordloom-pipelines/${folderName}`;
  if (manifest.name !== name) {
    problems.push({
      file,
      rule: 'layers/name',
      what: `the package in ${member.folder} is named ${manifest.name}`,
      fix: `name it ${name}`,
    });
  }
  const rank = rankOf(layers, member);
  const tags = manifest.nx?.tags ?? [];
  if (!rank) {
    problems.push({
      file,
      rule: 'layers/unknown',
      what: `${folderName} stands in no layer`,
      fix: `put it in its place in ${LAYERS_FILE}`,
    });
  } else if (!tags.includes(`layer:${rank.layer}`)) {
    problems.push({
      file,
      rule: 'layers/tag',
      what: `the table puts ${folderName} in layer ${rank.layer}, its Nx tags are [${tags.join(', ')}]`,
      fix: `make it "nx": { "tags": ["layer:${rank.layer}"] }`,
    });
  }
  return problems;
}
