import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const text = readFileSync(join(root, 'docs/guarantees.md'), 'utf8');
// | promise | `file`: title of the test |
const rows = text.split('\n').filter((line) => line.startsWith('| ') && line !== '| promise | test |');

test('there are guarantees, each told once', () => {
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.filter((row, i) => rows.indexOf(row) !== i)).toEqual([]);
});

test.for(rows)('the test that a guarantee names is there: %s', (row) => {
  const [, file, title] = /^\| .+ \| `([^`]+)`: (.+) \|$/.exec(row) ?? [];
  expect(existsSync(join(root, file!))).toBe(true);
  const source = readFileSync(join(root, file!), 'utf8').replaceAll('\\', '');
  const isTitle = (quote: string) => source.includes(`${quote}${title}${quote},`);
  expect(["'", '"', '`'].some(isTitle)).toBe(true);
});
