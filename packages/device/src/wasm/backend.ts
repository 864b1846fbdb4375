import { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import type { TensorKernels } from '@wordloom/kernels';
import { muteAdvertisement } from '../devices/advertisement.ts';
import type { OnKernel } from '../devices/driver.ts';

type NumberType = 'float32' | 'int32' | 'bool';
type NumberArray = Float32Array | Int32Array | Uint8Array;

/** What tfjs keeps of a tensor, with its place in the kernels' memory. */
interface Held {
  values?: tf.backend_util.BackendValues;
  dtype: tf.DataType;
  refCount: number;
  address?: number;
}

const arrays = { float32: Float32Array, int32: Int32Array, bool: Uint8Array };

/**
 * A tfjs backend whose tensors lie in the kernels' memory. To the plain JavaScript kernels of tfjs' cpu backend they are typed
 * arrays like others, so those do what there is no kernel of ours for.
 */
export class WasmBackend extends MathBackendCPU {
  readonly kernels: TensorKernels;
  readonly onKernel: OnKernel | undefined;

  constructor(kernels: TensorKernels, onKernel: OnKernel | undefined) {
    super();
    this.kernels = onKernel ? observed(kernels, onKernel) : kernels;
    this.onKernel = onKernel;
    muteAdvertisement(this);
  }

  /** A tensor whose values are left to be written by a kernel. */
  make(shape: readonly number[], dtype: NumberType = 'float32'): tf.TensorInfo {
    const dataId = {};
    this.data.set(dataId, this.#hold(size(shape), dtype, 1) as Held & { values: NumberArray });
    return { dataId, shape: [...shape], dtype };
  }

  /** As {@link make}, a tensor that is freed by the `tidy` around it. */
  makeTensor(shape: readonly number[], dtype?: NumberType): tf.Tensor {
    return tf.engine().makeTensorFromTensorInfo(this.make(shape, dtype), this);
  }

  /** Where the values of a tensor are. */
  address({ dataId }: tf.TensorInfo): number {
    return (this.data.get(dataId) as Held).address!;
  }

  /** A view of the values of a tensor, which lives as long as the tensor. */
  view({ dataId }: tf.TensorInfo): NumberArray {
    return this.data.get(dataId).values as NumberArray;
  }

  override write(values: tf.backend_util.BackendValues, shape: number[], dtype: tf.DataType): object {
    const dataId = {};
    this.move(dataId, values, shape, dtype, 1);
    return dataId;
  }

  override move(
    dataId: object,
    values: tf.backend_util.BackendValues,
    _shape: number[],
    dtype: tf.DataType,
    refCount: number,
  ): void {
    if (!values || !(dtype in arrays)) {
      this.data.set(dataId, { values, dtype, refCount });
      return;
    }
    const given = values as NumberArray;
    const held = this.#hold(given.length, dtype as NumberType, refCount);
    (held.values as NumberArray).set(given);
    this.data.set(dataId, held as Held & { values: NumberArray });
  }

  override readSync(dataId: object): tf.backend_util.BackendValues {
    const { values, address } = this.data.get(dataId) as Held;
    return address === undefined ? super.readSync(dataId) : copyOut(values as NumberArray);
  }

  override disposeData(dataId: object, force = false): boolean {
    const held = this.data.has(dataId) ? (this.data.get(dataId) as Held) : undefined;
    const isGone = super.disposeData(dataId, force);
    if (isGone && held?.address !== undefined) this.kernels.memory.free(held.address);
    return isGone;
  }

  override dispose(): void {
    this.kernels.dispose();
  }

  #hold(length: number, dtype: NumberType, refCount: number): Held {
    const type = arrays[dtype];
    const { memory } = this.kernels;
    const address = memory.allocate(length * type.BYTES_PER_ELEMENT);
    // tfjs' types know of no shared memory
    const buffer = memory.memory.buffer as unknown as ArrayBuffer;
    return { values: new type(buffer, address, length), dtype, refCount, address };
  }
}

function observed(kernels: TensorKernels, onKernel: OnKernel): TensorKernels {
  return {
    ...kernels,
    run(kernel, ...given) {
      const start = performance.now();
      kernels.run(kernel, ...given);
      onKernel(kernel, performance.now() - start);
    },
  };
}

/** Out of the shared memory, since what a reader gets must not change. */
function copyOut(values: NumberArray): NumberArray {
  const copy = new (values.constructor as Float32ArrayConstructor)(values.length);
  copy.set(values);
  return copy;
}

export function size(shape: readonly number[]): number {
  return shape.reduce((product, each) => product * each, 1);
}
