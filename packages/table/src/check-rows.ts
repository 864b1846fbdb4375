import { type Place, visible, WordloomError } from '@wordloom/errors';
import { type Columns, columnName, type ItemColumn, type NumberType } from '@wordloom/schema';

/** A row as an object: numbers, bigints, strings, booleans, and plain arrays of them for lists. */
export type Row = Readonly<Record<string, unknown>>;

const ranges: Partial<Record<NumberType, readonly [number, number]>> = {
  int8: [-128, 127],
  uint8: [0, 255],
  int16: [-32_768, 32_767],
  uint16: [0, 65_535],
  int32: [-(2 ** 31), 2 ** 31 - 1],
  int64: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
};

/**
 * That parquetjs-lite writes every value as it is. What it would change in silence is refused: lists in typed arrays (it keeps
 * one element), -0 (becomes 0), integers above 2^53 (rounded), missing values and fractions of integers; NaN, at which it throws
 * and leaves a piece of a file; types that it takes for others.
 *
 * @throws WordloomError `table/rows` naming column and row
 */
export function checkRows(columns: Columns, rows: readonly Row[]): void {
  for (const [name, column] of Object.entries(columns)) {
    const item = column.type === 'list' ? column.item : column.type === 'vector' ? undefined : column;
    if (!item || item.type === 'uint32' || item.type === 'uint64')
      throw refusal(name, `it cannot write ${columnName(column)}`);
    for (const [row, values] of rows.entries()) {
      const value = values[name];
      const problem =
        column.type === 'list' ? listProblem(item as ItemColumn, value) : problemOf(item.type, value);
      if (problem) throw refusal(name, problem, { row });
    }
  }
}

function listProblem(item: ItemColumn, value: unknown): string | undefined {
  if (ArrayBuffer.isView(value))
    return 'it keeps one element of a list in a typed array: give Array.from(list)';
  if (!Array.isArray(value)) return `it needs an array, given ${show(value)}`;
  return value.map((each) => problemOf(item.type, each)).find((problem) => problem !== undefined);
}

function problemOf(type: ItemColumn['type'] | 'bool', value: unknown): string | undefined {
  if (type === 'bool')
    return typeof value === 'boolean' ? undefined : `it needs true or false, given ${show(value)}`;
  if (type === 'utf8') {
    if (typeof value !== 'string') return `it needs a string, given ${show(value)}`;
    return value.isWellFormed() ? undefined : 'half of a surrogate pair is no UTF-8';
  }
  if (Object.is(value, -0)) return 'it turns -0 into 0';
  if (typeof value !== 'number' && typeof value !== 'bigint')
    return `it needs a number, given ${show(value)}`;
  if (Number.isNaN(value)) return 'it cannot write NaN';
  const range = ranges[type];
  if (!range) return floatProblem(type, value);
  if (typeof value === 'number' && !Number.isInteger(value)) return `it cuts ${value} to a whole number`;
  if (value >= range[0] && value <= range[1]) return undefined;
  return type === 'int64' ? `it rounds ${value}, beyond 2^53` : `${value} is no ${type}`;
}

function floatProblem(type: string, value: number | bigint): string | undefined {
  if (typeof value === 'bigint') return `it needs a number, given ${show(value)}`;
  return type === 'float32' && Math.fround(value) !== value
    ? `it rounds ${value} to ${Math.fround(value)}`
    : undefined;
}

function show(value: unknown): string {
  return visible(typeof value === 'bigint' ? `${value}n` : (JSON.stringify(value) ?? String(value))).slice(
    0,
    40,
  );
}

function refusal(column: string, problem: string, where?: Place): WordloomError {
  return new WordloomError({
    code: 'table/rows',
    what: `column '${visible(column)}' cannot be left to parquetjs-lite: ${problem}`,
    ...(where ? { where } : {}),
    fix: 'write a table with openTableWriter and export it with writeParquet, which keep every value',
  });
}
