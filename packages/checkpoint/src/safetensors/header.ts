import { visible } from '@wordloom/errors';
import { elementBytes } from './dtypes.ts';
import { badFile } from './file-errors.ts';
import { elementsOf } from './tensor-data.ts';

/** Where a tensor lies in a file. */
export interface TensorEntry {
  readonly dtype: string;
  readonly shape: readonly number[];
  /** Of its first byte and of the one after its last, from the start of the data. */
  readonly begin: number;
  readonly end: number;
}

export interface Header {
  /** In the order of their data. */
  readonly entries: ReadonlyMap<string, TensorEntry>;
  readonly metadata: Readonly<Record<string, string>>;
}

/** As the reference implementation: a longer header is no header. */
export const longestHeader = 100_000_000;

/**
 * What the JSON header of a safetensors file says, once everything in it is found right: known types, shapes that fit their
 * bytes, and data without gaps or overlaps that ends where the file does.
 *
 * @param dataBytes of the file after its header
 * @throws WordloomError `checkpoint/safetensors`, naming the tensor
 */
export function parseHeader(json: string, dataBytes: number, file: string): Header {
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    throw badFile(file, 'the header is no JSON');
  }
  if (!isObject(parsed)) throw badFile(file, 'the header is no JSON object');
  const entries: [string, TensorEntry][] = [];
  let metadata: Record<string, string> = {};
  for (const [name, value] of Object.entries(parsed)) {
    if (name === '__metadata__') metadata = checkMetadata(value, file);
    else entries.push([name, checkEntry(name, value, file)]);
  }
  entries.sort(([, a], [, b]) => a.begin - b.begin || a.end - b.end);
  checkLayout(entries, dataBytes, file);
  return { entries: new Map(entries), metadata };
}

function checkEntry(name: string, value: unknown, file: string): TensorEntry {
  const tensor = `tensor '${visible(name)}'`;
  if (!isObject(value)) throw badFile(file, `${tensor} is not described by an object`);
  const { dtype, shape, data_offsets: offsets } = value;
  const bytes = typeof dtype === 'string' ? elementBytes.get(dtype) : undefined;
  if (typeof dtype !== 'string' || bytes === undefined) {
    throw badFile(file, `${tensor} has the unknown type ${visible(JSON.stringify(dtype) ?? 'undefined')}`);
  }
  if (!isSizes(shape)) throw badFile(file, `the shape of ${tensor} is no list of sizes`);
  if (!isSizes(offsets) || offsets.length !== 2 || offsets[1]! < offsets[0]!) {
    throw badFile(file, `the data offsets of ${tensor} are no two positions in order`);
  }
  const [begin, end] = offsets as [number, number];
  const wanted = elementsOf(shape) * bytes;
  if (end - begin !== wanted) {
    throw badFile(file, `${tensor} of ${dtype} [${shape}] needs ${wanted} bytes and has ${end - begin}`);
  }
  return { dtype, shape, begin, end };
}

function checkLayout(entries: readonly [string, TensorEntry][], dataBytes: number, file: string): void {
  let at = 0;
  for (const [name, { begin, end }] of entries) {
    if (begin < at) throw badFile(file, `tensor '${visible(name)}' overlaps the one before it`);
    if (begin > at)
      throw badFile(file, `${begin - at} bytes before tensor '${visible(name)}' belong to none`);
    if (end > dataBytes) {
      throw badFile(
        file,
        `tensor '${visible(name)}' ends ${end - dataBytes} bytes after the file`,
        'truncated',
      );
    }
    at = end;
  }
  if (at < dataBytes) throw badFile(file, `${dataBytes - at} bytes at the end belong to no tensor`);
}

function checkMetadata(value: unknown, file: string): Record<string, string> {
  if (isObject(value) && Object.values(value).every((text) => typeof text === 'string')) {
    return value as Record<string, string>;
  }
  throw badFile(file, "'__metadata__' is no object of strings");
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSizes(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((size) => Number.isSafeInteger(size) && size >= 0);
}
