import type { FusedOperations } from '../fused.ts';

export type DeviceName = 'wasm' | 'cpu';

export type OnKernel = (kernel: string, milliseconds: number) => void;

/** One way to compute, before it is opened. */
export interface DeviceDriver {
  readonly name: DeviceName;
  /** Why it is chosen where nothing before it in the list can run. */
  readonly merit: string;
  /** Why it cannot run on this machine, or null. */
  obstacle(): string | null;
  /** Makes it ready, registered with tfjs under its name. */
  open(threads: number | undefined, onKernel: OnKernel | undefined): Promise<OpenDriver>;
}

export interface OpenDriver {
  readonly threads: number;
  /** What it does faster than tfjs' single operations; null where it does nothing. */
  readonly fused: FusedOperations | null;
  dispose(): void;
}
