import { writeFileSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { WordloomError } from '@wordloom/errors';
import type { TableValues } from '@wordloom/schema';
import type { ArtifactType, Ports, RecordType, TableType } from '@wordloom/stage';
import { openTableWriter } from '@wordloom/table';
import { z } from 'zod';
import type { WrittenOutput } from './messages.ts';

interface OpenOutput {
  readonly handle: unknown;
  /** Ends the file; undefined when nothing was written. */
  close(): Promise<WrittenOutput | undefined>;
}

/** A handle for each output port, and a way to end them all. */
export function openOutputs(ports: Ports, folder: string) {
  const outputs = new Map(
    Object.entries(ports).map(([port, type]) => [port, openOutput(type, port, folder)]),
  );
  return {
    handles: Object.fromEntries([...outputs].map(([port, { handle }]) => [port, handle])),
    async close(): Promise<Record<string, WrittenOutput>> {
      const written: Record<string, WrittenOutput> = {};
      for (const [port, output] of outputs) {
        const result = await output.close();
        if (result === undefined) throw notWritten(port);
        written[port] = result;
      }
      return written;
    },
  };
}

function openOutput(type: ArtifactType, port: string, folder: string): OpenOutput {
  if (type.kind === 'table') return tableOutput(type, port, folder);
  if (type.kind === 'record') return recordOutput(type, port, folder);
  return fileOutput(port, folder);
}

function tableOutput({ name, columns }: TableType, port: string, folder: string): OpenOutput {
  const file = `${port}.arrow`;
  let writer: ReturnType<typeof openTableWriter> | undefined;
  const append = async (values: TableValues<typeof columns>) => {
    writer ??= openTableWriter(join(folder, file), { name, columns });
    await writer.append(values);
  };
  return {
    handle: { write: append, append },
    async close() {
      if (writer === undefined) return undefined;
      const { rows, columns: hashes } = await writer.close();
      return { file, table: { rows, columns: hashes } };
    },
  };
}

function recordOutput({ name, schema }: RecordType, port: string, folder: string): OpenOutput {
  const file = `${port}.json`;
  let isWritten = false;
  const write = async (value: unknown) => {
    const { success, data, error } = schema.safeParse(value);
    if (!success) {
      throw new WordloomError({
        code: 'stage/output-invalid',
        what: `output '${port}' is not a ${name}`,
        problems: z.prettifyError(error).split('\n'),
        fix: 'write what the record type declares',
      });
    }
    writeFileSync(join(folder, file), `${JSON.stringify(data)}\n`);
    isWritten = true;
  };
  return { handle: { write }, close: async () => (isWritten ? { file } : undefined) };
}

function fileOutput(file: string, folder: string): OpenOutput {
  let handle: FileHandle | undefined;
  const append = async (content: Uint8Array | string) => {
    handle ??= await open(join(folder, file), 'w');
    await handle.writeFile(content);
  };
  return {
    handle: { write: append, append },
    async close() {
      if (handle === undefined) return undefined;
      await handle.close(); // the commit waits until it is on the disk
      return { file };
    },
  };
}

function notWritten(port: string): WordloomError {
  return new WordloomError({
    code: 'stage/output-missing',
    what: `output '${port}' was not written`,
    why: 'the implementation ended without calling write or append on it',
    fix: `call outputs.${port}.write(...) before the implementation ends`,
  });
}
