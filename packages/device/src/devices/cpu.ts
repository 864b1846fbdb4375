import type { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { muteAdvertisement } from './advertisement.ts';
import type { DeviceDriver } from './driver.ts';

/** tfjs-backend-cpu: plain JavaScript, slow, and what the other devices are held against. */
export const cpuDevice: DeviceDriver = {
  name: 'cpu',
  merit: 'plain JavaScript runs everywhere',
  obstacle: () => null,
  async open() {
    await import('@tensorflow/tfjs-backend-cpu');
    muteAdvertisement(tf.findBackend('cpu') as MathBackendCPU);
    return { threads: 1, fused: null, dispose() {} };
  },
};
