import { type FileHandle, open } from 'node:fs/promises';
import { decoders } from './dtypes.ts';
import { badFile, unknownTensor, unreadType } from './file-errors.ts';
import { type Header, longestHeader, parseHeader } from './header.ts';
import type { TensorData } from './tensor-data.ts';

/** Node reads less than 2 GiB at once. */
const oneRead = 2 ** 30;

/**
 * Opens a safetensors file: its header is read and checked, its tensors are read one at a time when asked for.
 *
 * @throws WordloomError `checkpoint/safetensors` when it is none, or damaged
 */
export async function openSafetensors(path: string): Promise<SafetensorsFile> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    if (size < 8) throw badFile(path, `the file has ${size} bytes: not even a header`, 'truncated');
    const length = new DataView(await readBytes(handle, 0, 8, path)).getBigUint64(0, true);
    if (length > longestHeader) throw badFile(path, `its header would have ${length} bytes`);
    const headerBytes = Number(length);
    if (headerBytes > size - 8) {
      throw badFile(path, `its header has ${headerBytes} bytes, the file ${size - 8} after it`, 'truncated');
    }
    const json = utf8(await readBytes(handle, 8, headerBytes, path), path);
    const dataAt = 8 + headerBytes;
    return new SafetensorsFile(path, handle, parseHeader(json, size - dataAt, path), dataAt);
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** An open safetensors file; `await using` closes it. */
export class SafetensorsFile {
  readonly path: string;
  /** In the order of their data. */
  readonly names: readonly string[];
  readonly metadata: Readonly<Record<string, string>>;
  readonly #handle: FileHandle;
  readonly #entries: Header['entries'];
  readonly #dataAt: number;

  constructor(path: string, handle: FileHandle, { entries, metadata }: Header, dataAt: number) {
    this.path = path;
    this.names = [...entries.keys()];
    this.metadata = metadata;
    this.#handle = handle;
    this.#entries = entries;
    this.#dataAt = dataAt;
  }

  /** Type and shape, without reading the numbers. */
  describe(name: string): { readonly dtype: string; readonly shape: readonly number[] } {
    const { dtype, shape } = this.#entry(name);
    return { dtype, shape };
  }

  /**
   * A tensor's numbers; F16 and BF16 as float32, exactly.
   *
   * @throws WordloomError `checkpoint/unknown-tensor` with the nearest spellings, `checkpoint/unread-type`
   */
  async read(name: string): Promise<TensorData> {
    const { dtype, shape, begin, end } = this.#entry(name);
    const decode = decoders.get(dtype);
    if (!decode) throw unreadType(this.path, name, dtype);
    return {
      shape,
      values: decode(await readBytes(this.#handle, this.#dataAt + begin, end - begin, this.path)),
    };
  }

  async close(): Promise<void> {
    await this.#handle.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  #entry(name: string) {
    const entry = this.#entries.get(name);
    if (!entry) throw unknownTensor(this.path, name, this.names);
    return entry;
  }
}

async function readBytes(handle: FileHandle, position: number, length: number, path: string) {
  const bytes = new Uint8Array(length);
  for (let done = 0; done < length; ) {
    const { bytesRead } = await handle.read(bytes, done, Math.min(oneRead, length - done), position + done);
    if (bytesRead === 0) throw badFile(path, 'the file became shorter while it was read', 'truncated');
    done += bytesRead;
  }
  return bytes.buffer;
}

function utf8(bytes: ArrayBuffer, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw badFile(path, 'the header is no UTF-8');
  }
}
