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

test('neither schema nor readers load the libraries of Arrow and Parquet', () => {
  for (const module of ['./schema/index.ts', './index.ts']) {
    const loaded = loadedBy(module);
    expect(loaded).toContain('packages/table/src/schema/column.ts');
    expect(loaded).not.toMatch(/node_modules/);
  }
});
