import * as tf from '@tensorflow/tfjs-core';
import { suggest, WordloomError } from '@wordloom/errors';
import { cpuDevice } from './devices/cpu.ts';
import type { DeviceDriver, DeviceName, OnKernel } from './devices/driver.ts';
import { wasmDevice } from './devices/wasm.ts';
import { stopUsing, useFused } from './fused.ts';

export interface DeviceOptions {
  /** The device wanted; by default the first that can run here. */
  readonly prefer?: DeviceName | undefined;
  /** By default as many as the machine runs at once; `cpu` has one. */
  readonly threads?: number | undefined;
  /** Told of each kernel that has run, and how long it took by the clock; `cpu` tells of none. */
  readonly onKernel?: OnKernel | undefined;
}

/** What tensors are computed on, from when it is opened until another is, or it is disposed of. */
export interface Device {
  readonly name: DeviceName;
  /** Why this one, in words for a person. */
  readonly reason: string;
  readonly threads: number;
  /** Frees its memory and ends its threads; tensors that are left are lost. */
  dispose(): void;
}

/** From the fastest on. */
const drivers: readonly DeviceDriver[] = [wasmDevice, cpuDevice];

/**
 * Chooses what tensors are computed on, and makes it the one in use. Prints nothing: `reason` tells why.
 *
 * @throws WordloomError `device/unknown` for another name, `device/unavailable` where the one wanted cannot run here
 */
export async function openDevice({ prefer, threads, onKernel }: DeviceOptions = {}): Promise<Device> {
  const wanted = prefer === undefined ? drivers : drivers.filter(({ name }) => name === prefer);
  if (wanted.length === 0) {
    const names = drivers.map(({ name }) => name);
    throw new WordloomError({
      code: 'device/unknown',
      what: `there is no device '${prefer}'`,
      fix: suggest(`${prefer}`, names, 'device'),
    });
  }
  const missing: string[] = [];
  for (const driver of wanted) {
    const obstacle = driver.obstacle();
    if (obstacle !== null) {
      missing.push(`${driver.name} cannot run here: ${obstacle}`);
      continue;
    }
    const { threads: running, fused, dispose } = await driver.open(threads, onKernel);
    await tf.setBackend(driver.name);
    useFused(fused);
    const why = prefer === undefined ? driver.merit : 'asked for';
    return {
      name: driver.name,
      reason: [why, ...missing].join('; '),
      threads: running,
      dispose() {
        dispose();
        stopUsing(fused);
      },
    };
  }
  throw new WordloomError({
    code: 'device/unavailable',
    what: missing.join('; '),
    fix: prefer === undefined ? 'use a newer Node' : 'leave the choice to openDevice, or prefer another',
  });
}
