import { afterAll, beforeAll, describe } from 'vitest';
import type { DeviceName } from '../devices/driver.ts';
import { openDevice } from '../open-device.ts';
import { tensorCount } from '../tensors.ts';

/** The devices that every fact about an operation is held against. */
const devices: readonly DeviceName[] = ['cpu'];

/** Declares the tests once a device, which is open while they run; none may leave a tensor behind. */
export function onEveryDevice(declare: (name: DeviceName) => void): void {
  describe.each(devices)('%s', (name) => {
    let close: () => void;
    let before = 0;
    beforeAll(async () => {
      const device = await openDevice({ prefer: name });
      close = device.dispose;
      before = tensorCount();
    });
    afterAll(() => {
      const left = tensorCount() - before;
      close();
      if (left !== 0) throw new Error(`${left} tensors are left`);
    });
    declare(name);
  });
}
