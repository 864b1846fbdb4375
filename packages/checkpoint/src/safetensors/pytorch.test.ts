import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { openSafetensors, readSafetensors, writeSafetensors } from '../index.ts';
import { newPath } from '../temporary-folder.fixture.ts';

function python(program: string, path: string, skip: (note: string) => never): string {
  const command = process.env.PYTHON ?? 'python3';
  try {
    execFileSync(command, ['-c', 'import torch, safetensors'], { stdio: 'ignore' });
  } catch {
    skip(
      `${command} with torch and safetensors is not installed: pip install torch safetensors, or set PYTHON`,
    );
  }
  return execFileSync(command, ['-c', program, path], { encoding: 'utf8' });
}

test("PyTorch's safetensors opens ours", async ({ skip }) => {
  const path = newPath();
  await writeSafetensors(
    path,
    new Map([
      ['weight', { shape: [2, 2], values: Float32Array.of(0.5, -0, Number.POSITIVE_INFINITY, 2 ** -149) }],
      ['ids', { shape: [3], values: Int32Array.of(-(2 ** 31), 0, 2 ** 31 - 1) }],
      ['step', { shape: [], values: BigInt64Array.of(2n ** 62n) }],
      ['empty', { shape: [0, 3], values: new Float32Array(0) }],
    ]),
  );
  const program = `
import sys
from safetensors.torch import load_file
for name, t in sorted(load_file(sys.argv[1]).items()): print(name, t.dtype, list(t.shape), t.tolist())`;
  expect(python(program, path, skip).trimEnd().split('\n')).toEqual([
    'empty torch.float32 [0, 3] []',
    'ids torch.int32 [3] [-2147483648, 0, 2147483647]',
    'step torch.int64 [] 4611686018427387904',
    'weight torch.float32 [2, 2] [[0.5, -0.0], [inf, 1.401298464324817e-45]]',
  ]);
});

test("ours opens PyTorch's, half precision and metadata too", async ({ skip }) => {
  const path = newPath();
  python(
    `
import sys, torch
from safetensors.torch import save_file
x = torch.tensor([[1.0, -2.5, 65504.0], [2**-24, 1/3, 0.0]])
save_file({'f32': x, 'f16': x.half(), 'bf16': x.bfloat16(), 'i32': torch.arange(4, dtype=torch.int32), 'i64': torch.tensor([-1, 2**40]), 'flag': torch.tensor([True])}, sys.argv[1], {'by': 'torch'})`,
    path,
    skip,
  );
  await using file = await openSafetensors(path);
  expect(file.metadata).toEqual({ by: 'torch' });
  expect(file.describe('flag')).toEqual({ dtype: 'BOOL', shape: [1] });
  expect(await file.read('f32')).toEqual({
    shape: [2, 3],
    values: Float32Array.of(1, -2.5, 65504, 2 ** -24, 1 / 3, 0),
  });
  expect([...(await file.read('f16')).values]).toEqual([1, -2.5, 65504, 2 ** -24, 1365 / 4096, 0]);
  expect([...(await file.read('bf16')).values]).toEqual([1, -2.5, 65536, 2 ** -24, 0.333984375, 0]);
  expect((await file.read('i32')).values).toEqual(Int32Array.of(0, 1, 2, 3));
  expect((await file.read('i64')).values).toEqual(BigInt64Array.of(-1n, 2n ** 40n));
  await expect(readSafetensors(path)).rejects.toMatchObject({ code: 'checkpoint/unread-type' });
});
