import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { AnyTableValues } from './any-values.ts';
import { writeJsonLines } from './index.ts';
import { folder, sampleColumns, sampleValues, writeSample } from './sample-table.fixture.ts';
import { sliceRows } from './split-rows.ts';

test('each row is a line of JSON, every digit and character kept', async () => {
  const others = sliceRows(sampleColumns, sampleValues as AnyTableValues, 1, 5);
  const { path } = await writeSample('lines.arrow', [sampleValues, others as typeof sampleValues]);
  const target = join(folder, 'lines.jsonl');
  await writeJsonLines(target, path);
  const lines = readFileSync(target, 'utf8').split('\n');
  expect(lines).toHaveLength(10);
  expect(lines[0]).toBe(
    '{"word":"the","count":9007199254740993,"share":0.1,"small":-128,"byte":255,"short":-32768,"id":-2147483648,"weight":1.5,"flags":65535,"wide":4294967295,' +
      '"large":18446744073709551615,"known":true,"ids":[1,2],"bytes":[],"parts":["t","he"],"vector":[1,2]}',
  );
  expect(lines.slice(5, 9)).toEqual(lines.slice(1, 5));
  const rows = lines.slice(0, 5).map((line) => JSON.parse(line));
  expect(rows.map(({ word }) => word)).toEqual(['the', '', 'näive', '日本', '😀']);
  expect(rows.map(({ share }) => share)).toEqual([0.1, -0, null, null, 5e-324]);
});

test('where the source cannot be read, nothing is left', async () => {
  const target = join(folder, 'none.jsonl');
  await expect(writeJsonLines(target, join(folder, 'none.arrow'))).rejects.toMatchObject({
    code: 'table/missing',
  });
  expect(existsSync(target)).toBe(false);
});
