import { open, rename, rm } from 'node:fs/promises';
import { type Column, unpackStrings } from '@wordloom/schema';
import { type AnyColumnValues, type AnyTableValues, byForm } from './any-values.ts';
import type { NumberArray } from './number-arrays.ts';
import { readBatches, tableInfo } from './read-table.ts';
import { TableMemory } from './table-memory.ts';

const chunkCharacters = 1 << 20;

/**
 * A table file as JSON, one object a row and a line, for `jq`, spreadsheets and others. Integers of 64 bits stay whole
 * digits; a number that JSON has no word for is null. `path` appears only when all of it is on the disk.
 *
 * @param source a table file that {@link openTableWriter} made
 */
export async function writeJsonLines(path: string, source: string): Promise<void> {
  const { columns } = tableInfo(source);
  const names = Object.keys(columns);
  const unfinished = `${path}.unfinished`;
  const file = await open(unfinished, 'w');
  try {
    for await (const batch of readBatches(source, { memory: new TableMemory() })) {
      const texts = names.map((name) => rowTexts(columns[name]!, (batch as AnyTableValues)[name]!));
      let chunk = '';
      for (let row = 0, rows = texts[0]?.rows ?? 0; row < rows; row++) {
        const cells = texts.map(({ at }, i) => `${JSON.stringify(names[i])}:${at(row)}`);
        chunk += `{${cells.join(',')}}\n`;
        if (chunk.length < chunkCharacters) continue;
        await file.writeFile(chunk);
        chunk = '';
      }
      await file.writeFile(chunk);
    }
    await file.sync();
    await file.close();
    await rename(unfinished, path);
  } catch (error) {
    await file.close();
    await rm(unfinished, { force: true });
    throw error;
  }
}

interface RowTexts {
  readonly rows: number;
  /** The value of a row as JSON. */
  at(row: number): string;
}

function rowTexts(column: Column, values: AnyColumnValues): RowTexts {
  return byForm<RowTexts>(column, values, {
    numbers: (numbers) =>
      column.type === 'bool'
        ? { rows: numbers.length, at: (row) => (numbers[row] ? 'true' : 'false') }
        : itemTexts(numbers),
    strings: (strings) => itemTexts(unpackStrings(strings)),
    list({ values, offsets }) {
      const { at } = itemTexts('bytes' in values ? unpackStrings(values) : values);
      return {
        rows: offsets.length - 1,
        at: (row) => listText(at, offsets[row]!, offsets[row + 1]!),
      };
    },
    vector({ values, size }) {
      const { at } = itemTexts(values);
      return {
        rows: values.length / (size || 1),
        at: (row) => listText(at, row * size, (row + 1) * size),
      };
    },
  });
}

function itemTexts(items: NumberArray | readonly string[]): RowTexts {
  return { rows: items.length, at: (row) => itemText(items[row]!) };
}

function itemText(item: number | bigint | string): string {
  if (typeof item === 'bigint') return String(item);
  return Object.is(item, -0) ? '-0' : JSON.stringify(item); // which turns NaN and infinities into null
}

function listText(at: (item: number) => string, start: number, end: number): string {
  return `[${Array.from({ length: end - start }, (_, i) => at(start + i)).join(',')}]`;
}
