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

test('the schema loads neither Arrow nor Parquet, the tables load no Parquet', () => {
  expect(loadedBy('./schema/index.ts')).not.toMatch(/apache-arrow|hyparquet/);
  const all = loadedBy('./index.ts');
  expect(all).toContain('apache-arrow');
  expect(all).not.toContain('hyparquet');
});
