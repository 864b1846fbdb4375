import { createReadStream, readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import type { InputOf, Ports, RecordType, TableType } from '@wordloom/stage';
import { readBatches, readTable } from '@wordloom/table';
import type { Task } from './messages.ts';

/** A handle for each input port, by the kind of artifact that the stage declares. */
export function openInputs(ports: Ports, files: Task['inputs']): Readonly<Record<string, unknown>> {
  const open = Object.entries(ports).map(([port, type]) => {
    const { path, rows } = files[port]!;
    if (type.kind === 'table') return [port, tableInput(type, path, rows)] as const;
    if (type.kind === 'record') return [port, recordInput(type, path)] as const;
    return [port, fileInput(path)] as const;
  });
  return Object.fromEntries(open);
}

function tableInput(type: TableType, path: string, rows: number): InputOf<TableType> {
  const { columns } = type;
  return {
    rows,
    read: () => readTable(path, { columns }),
    batches: () => readBatches(path, { columns }),
  };
}

function recordInput({ schema }: RecordType, path: string): InputOf<RecordType> {
  return { read: async () => schema.parse(JSON.parse(readFileSync(path, 'utf8'))) };
}

function fileInput(path: string) {
  return { read: () => readShared(path), chunks: () => createReadStream(path, { highWaterMark: 1 << 20 }) };
}

async function readShared(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const bytes = new Uint8Array(new SharedArrayBuffer(size));
    for (let done = 0; done < size; ) {
      const { bytesRead } = await file.read(bytes, done, Math.min(size - done, 1 << 30), done);
      if (bytesRead === 0) throw new Error(`${path} ended after ${done} of ${size} bytes`);
      done += bytesRead;
    }
    return bytes;
  } finally {
    await file.close();
  }
}
