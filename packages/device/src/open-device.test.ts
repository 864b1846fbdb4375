import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import {
  abs,
  add,
  dispose,
  embedding,
  sum,
  type Tensor,
  tensor,
  tensorCount,
  tidy,
  valueAndGrads,
  variable,
} from './index.ts';
import { openDevice } from './open-device.ts';

test('the cpu is chosen when asked for, and says so', async () => {
  const device = await openDevice({ prefer: 'cpu' });
  expect([device.name, device.reason, device.threads]).toEqual(['cpu', 'asked for', 1]);
  device.dispose();
});

test('wasm is chosen unless another is asked for, and tells of each kernel', async () => {
  const ran: string[] = [];
  const device = await openDevice({ threads: 2, onKernel: (kernel) => ran.push(kernel) });
  expect([device.name, device.threads]).toEqual(['wasm', 2]);
  expect(device.reason).toBe('WebAssembly kernels on threads run wherever Node does');
  dispose(add(tensor([1, 2]), abs(tensor([3, -4]))));
  expect(ran).toEqual(['Abs of tfjs', 'combine']);
  device.dispose();
});

test('without a device there are no tensors, and it is said what to do', async () => {
  const device = await openDevice({ threads: 1 });
  device.dispose();
  expect(() => tensor([1])).toThrow('there is no device for tensors to be on');
});

test('a process ends though a device with threads is still open', () => {
  const index = fileURLToPath(new URL('./index.ts', import.meta.url));
  const script = `import { openDevice } from ${JSON.stringify(index)}; await openDevice({ threads: 3 }); console.log('open');`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script]);
  expect([status, `${stdout}`, `${stderr}`]).toEqual([0, 'open\n', '']);
});

test('a row that a table does not have is refused, not read', async () => {
  const device = await openDevice({ threads: 1 });
  const ids = tensor(Int32Array.of(0, 2, 1));
  const table = tensor([[1], [2]]);
  expect(() => embedding(table, ids)).toThrow('index 1 is 2, which is no row of the 2 of the table');
  device.dispose();
});

test('an unknown device gets the nearest name', async () => {
  await expect(openDevice({ prefer: 'cpi' as 'cpu' })).rejects.toThrow("there is no device 'cpi'");
});

test('what a tidy makes is gone after it, what it returns is not', async () => {
  await openDevice({ prefer: 'cpu' });
  const before = tensorCount();
  const kept = tidy((): Tensor => add(add(tensor([1, 2]), 1), 1));
  expect(tensorCount()).toBe(before + 1);
  expect([...kept.dataSync()]).toEqual([3, 4]);
  kept.dispose();
});

test('a parameter that the value does not depend on has no gradient', async () => {
  await openDevice({ prefer: 'cpu' });
  const [used, unused] = [variable(tensor([2])), variable(tensor([2]))];
  const { grads } = valueAndGrads(() => sum(add(used, used)), [used, unused]);
  expect([grads[0]?.dataSync()[0], grads[1]]).toEqual([2, null]);
});
