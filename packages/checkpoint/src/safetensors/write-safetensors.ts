import { writeDurable } from '@wordloom/durable-files';
import { visible, WordloomError } from '@wordloom/errors';
import { dtypeOf } from './dtypes.ts';
import { elementsOf, type NamedTensors } from './tensor-data.ts';

/**
 * Writes a safetensors file, whole or not at all; the same tensors give the same bytes. PyTorch's `safetensors.torch.load_file`
 * and `transformers` open it.
 *
 * @param metadata is kept with `format: pt`, which `transformers` asks for
 * @throws WordloomError `checkpoint/tensor` when a shape does not fit its numbers
 */
export async function writeSafetensors(
  path: string,
  tensors: NamedTensors,
  metadata: Readonly<Record<string, string>> = {},
): Promise<void> {
  await writeDurable(path, safetensorsParts(tensors, metadata));
}

function safetensorsParts(tensors: NamedTensors, metadata: Readonly<Record<string, string>>): Uint8Array[] {
  // wider elements first, so that all lie at multiples of their size
  const ordered = [...tensors].sort(
    ([a, { values: x }], [b, { values: y }]) =>
      y.BYTES_PER_ELEMENT - x.BYTES_PER_ELEMENT || (a < b ? -1 : Number(a > b)),
  );
  const header: [string, unknown][] = [['__metadata__', { format: 'pt', ...metadata }]];
  let end = 0;
  for (const [name, { shape, values }] of ordered) {
    check(name, shape, values.length);
    const begin = end;
    end += values.byteLength;
    header.push([name, { dtype: dtypeOf(values), shape, data_offsets: [begin, end] }]);
  }
  const json = new TextEncoder().encode(JSON.stringify(Object.fromEntries(header)));
  const start = new Uint8Array(8 + 8 * Math.ceil(json.length / 8)).fill(0x20); // spaces up to a multiple of 8
  new DataView(start.buffer).setBigUint64(0, BigInt(start.length - 8), true);
  start.set(json, 8);
  return [
    start,
    ...ordered.map(([, { values }]) => new Uint8Array(values.buffer, values.byteOffset, values.byteLength)),
  ];
}

function check(name: string, shape: readonly number[], length: number): void {
  const what =
    name === '__metadata__'
      ? "a tensor cannot be named '__metadata__'"
      : elementsOf(shape) !== length
        ? `tensor '${visible(name)}' of shape [${shape}] has ${length} numbers`
        : undefined;
  if (what) throw new WordloomError({ code: 'checkpoint/tensor', what });
}
