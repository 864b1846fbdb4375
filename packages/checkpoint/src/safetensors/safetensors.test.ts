import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { type NamedTensors, openSafetensors, readSafetensors, writeSafetensors } from '../index.ts';
import { newPath } from '../temporary-folder.fixture.ts';

const tensors: NamedTensors = new Map([
  ['bias', { shape: [3], values: Float32Array.of(-0, 1.5, Number.NaN) }],
  ['steps', { shape: [], values: BigInt64Array.of(-(2n ** 63n)) }],
  ['ids', { shape: [2, 1], values: Int32Array.of(7, -7) }],
  ['none', { shape: [0, 4], values: new Float32Array(0) }],
]);

/** A file with this header, and zeros as data. */
function fileOf(header: unknown, dataBytes: number): string {
  const json = Buffer.from(typeof header === 'string' ? header : JSON.stringify(header));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(json.length));
  const path = newPath();
  writeFileSync(path, Buffer.concat([length, json, Buffer.alloc(dataBytes)]));
  return path;
}

const two = (first: unknown, second: unknown) => ({ a: first, b: second });
const floats = (begin: number, end: number, shape = [(end - begin) / 4]) => ({
  dtype: 'F32',
  shape,
  data_offsets: [begin, end],
});

test('what is written is read, bit for bit, and nothing is left beside it', async () => {
  const path = newPath();
  await writeSafetensors(path, tensors, { made: 'here' });
  expect(await readSafetensors(path)).toEqual(tensors);
  await using file = await openSafetensors(path);
  expect(file.names).toEqual(['steps', 'bias', 'ids', 'none']);
  expect(file.metadata).toEqual({ format: 'pt', made: 'here' });
  expect(file.describe('ids')).toEqual({ dtype: 'I32', shape: [2, 1] });
  expect(readdirSync(dirname(path)).filter((name) => name.startsWith('.'))).toEqual([]);
});

test('the bytes do not depend on the order in which tensors are given', async () => {
  const [one, other] = [newPath(), newPath()];
  await writeSafetensors(one, tensors);
  await writeSafetensors(other, new Map([...tensors].reverse()));
  expect(readFileSync(one)).toEqual(readFileSync(other));
});

test('half floats become the same numbers in single precision', async () => {
  const half = [0x3c00, 0x0001, 0x03ff, 0x8000, 0xfbff, 0x7c00, 0xfc00, 0x7e00, 0x3555];
  const brain = [0x3f80, 0x0001, 0xc049, 0x7f80];
  const path = fileOf(
    two(
      { dtype: 'F16', shape: [9], data_offsets: [0, 18] },
      { dtype: 'BF16', shape: [2, 2], data_offsets: [18, 26] },
    ),
    26,
  );
  const bytes = readFileSync(path);
  [...half, ...brain].forEach((bits, i) => {
    bytes.writeUInt16LE(bits, bytes.length - 26 + 2 * i);
  });
  writeFileSync(path, bytes);
  const read = await readSafetensors(path);
  expect([...read.get('a')!.values]).toEqual([
    ...[1, 2 ** -24, 1023 * 2 ** -24, -0, -65504],
    ...[Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN, 1365 / 4096],
  ]);
  expect([...read.get('b')!.values]).toEqual([1, 2 ** -133, -3.140625, Number.POSITIVE_INFINITY]);
});

test.for<[string, unknown, number, string]>([
  ['an overlap', two(floats(0, 8), floats(4, 12)), 12, "tensor 'b' overlaps the one before it"],
  ['a gap', two(floats(0, 4), floats(8, 12)), 12, "4 bytes before tensor 'b' belong to none"],
  ['bytes left over', { a: floats(0, 4) }, 6, '2 bytes at the end belong to no tensor'],
  ['data cut off', { a: floats(0, 8) }, 6, "tensor 'a' ends 2 bytes after the file"],
  ['a wrong size', { a: floats(0, 8, [3]) }, 8, "tensor 'a' of F32 [3] needs 12 bytes and has 8"],
  ['a shape beyond all counting', { a: floats(0, 8, [2 ** 40, 2 ** 40]) }, 8, "tensor 'a' of F32"],
  ['a negative size', { a: floats(0, 8, [-1, -2]) }, 8, "the shape of tensor 'a' is no list of sizes"],
  ['offsets the wrong way round', { a: floats(8, 0, [0]) }, 8, "the data offsets of tensor 'a'"],
  ['an unknown type', { a: { ...floats(0, 4), dtype: 'F31' } }, 4, 'unknown type "F31"'],
  ['a name that moves the cursor', { '\u001b[2J': 1 }, 0, "tensor '\\x1b[2J' is not described"],
  ['metadata that is not text', { __metadata__: { a: 1 } }, 0, "'__metadata__' is no object of strings"],
  ['a list', [], 0, 'the header is no JSON object'],
  ['no JSON', '{', 0, 'the header is no JSON'],
])('%s is refused by name', async ([, header, dataBytes, what]) => {
  await expect(readSafetensors(fileOf(header, dataBytes))).rejects.toThrow(
    expect.objectContaining({ code: 'checkpoint/safetensors', message: expect.stringContaining(what) }),
  );
});

test.for<[bigint, string]>([
  [100_000_001n, 'its header would have 100000001 bytes'],
  [2n ** 64n - 1n, 'its header would have 18446744073709551615 bytes'],
  [99_999_999n, 'its header has 99999999 bytes, the file 12 after it'],
])('a header of %i bytes is refused before memory is asked for', async ([length, what]) => {
  const path = newPath();
  const bytes = Buffer.alloc(20);
  bytes.writeBigUInt64LE(length);
  writeFileSync(path, bytes);
  await expect(readSafetensors(path)).rejects.toThrow(what);
});

test('a file with any one byte changed is read or refused, never anything else', async () => {
  const path = newPath();
  await writeSafetensors(path, tensors);
  const bytes = readFileSync(path);
  for (let at = 0; at < bytes.length; at++) {
    const changed = Buffer.from(bytes);
    changed[at]! ^= 0x15;
    writeFileSync(path, changed);
    await readSafetensors(path).catch((error) => expect(error.code).toMatch(/^checkpoint\//));
  }
});

test('a type that nobody reads is listed, and refused only when asked for', async () => {
  await using file = await openSafetensors(
    fileOf(two({ dtype: 'BOOL', shape: [4], data_offsets: [0, 4] }, floats(4, 8)), 8),
  );
  expect((await file.read('b')).values).toEqual(Float32Array.of(0));
  await expect(file.read('a')).rejects.toMatchObject({ code: 'checkpoint/unread-type' });
  await expect(file.read('c')).rejects.toMatchObject({ code: 'checkpoint/unknown-tensor' });
});

test('an unknown name is answered with the nearest', async () => {
  const path = newPath();
  await writeSafetensors(path, tensors);
  await using file = await openSafetensors(path);
  await expect(file.read('bais')).rejects.toMatchObject({ details: { fix: 'did you mean bias?' } });
});

test('a shape that does not fit is not written', async () => {
  const wrong = new Map([['w', { shape: [2, 2], values: new Float32Array(3) }]]);
  await expect(writeSafetensors(newPath(), wrong)).rejects.toThrow("tensor 'w' of shape [2,2] has 3 numbers");
});
