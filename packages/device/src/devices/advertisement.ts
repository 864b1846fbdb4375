import type { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu';

/** tfjs' cpu backend would print that another is faster when it first gets values. */
export function muteAdvertisement(backend: MathBackendCPU): void {
  (backend as unknown as { firstUse: boolean }).firstUse = false;
}
