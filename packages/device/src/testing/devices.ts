import type { DeviceName } from '../devices/driver.ts';
import { type Device, openDevice } from '../open-device.ts';
import { tensorCount } from '../tensors.ts';

/** The devices that every fact about an operation is held against. */
export const devices: readonly DeviceName[] = ['wasm', 'cpu'];

interface Hooks {
  beforeAll(run: () => Promise<void>): void;
  afterAll(run: () => void): void;
}

/** Opens a device around a group of tests; none of them may leave a tensor behind. */
export function useDevice(name: DeviceName, { beforeAll, afterAll }: Hooks): void {
  let device: Device;
  let before = 0;
  beforeAll(async () => {
    device = await openDevice({ prefer: name });
    before = tensorCount();
  });
  afterAll(() => {
    const left = tensorCount() - before;
    device.dispose();
    if (left !== 0) throw new Error(`${left} tensors are left`);
  });
}
