import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';

/** Packages that Node loads for a module. */
function loadedBy(module: string): string {
  const url = new URL(module, import.meta.url).href;
  const program = `
    import { registerHooks } from 'node:module';
    registerHooks({ load: (url, context, next) => (process.stdout.write(url + '\\n'), next(url, context)) });
    await import(${JSON.stringify(url)});`;
  return execFileSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' });
}

test('reading a table does not load the libraries of Arrow and Parquet', () => {
  const loaded = loadedBy('./index.ts');
  expect(loaded).toContain('packages/schema/src/column.ts');
  expect(loaded).not.toMatch(/node_modules/);
});
