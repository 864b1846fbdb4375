import { globSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Member } from '../workspace/members.ts';
import { moduleReferences } from '../workspace/module-references.ts';

/** Removes the declarations in `dist/` that those of the package's entries do not name: workers', stages' and commands'. */
export function pruneDeclarations(root: string, { folder, manifest }: Member): void {
  const reached = new Set<string>();
  const waiting = Object.values(manifest.publishConfig?.exports ?? {}).map(({ types }) =>
    join(folder, types!),
  );
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (reached.has(file)) continue;
    reached.add(file);
    for (const { specifier } of moduleReferences(file, readFileSync(join(root, file), 'utf8'))) {
      if (specifier.startsWith('.')) waiting.push(join(dirname(file), specifier.replace(/\.js$/, '.d.ts')));
    }
  }
  for (const file of globSync(`${folder}/dist/**/*.d.ts`, { cwd: root })) {
    if (!reached.has(file)) rmSync(join(root, file));
  }
}
