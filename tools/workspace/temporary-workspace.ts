import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder holding these files, its path; it goes when the test ends. */
export function temporaryWorkspace(files: Record<string, string | object>): string {
  const root = mkdtempSync(join(tmpdir(), 'wordloom-workspace-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  writeFiles(root, files);
  return root;
}

export function writeFiles(root: string, files: Record<string, string | object>): void {
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), typeof content === 'string' ? content : JSON.stringify(content, null, 2));
  }
}

/** `package.json` of a package of the house's scope. */
export function packageManifest(name: string, layer: string, rest: object = {}): object {
  return {
    name: `@wordloom/${name}`,
    exports: { '.': './src/index.ts' },
    nx: { tags: [`layer:${layer}`] },
    ...rest,
  };
}
