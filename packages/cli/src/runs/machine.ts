import { availableParallelism, cpus, type as system, totalmem } from 'node:os';
import { formatBytes } from '../format/bytes.ts';
import { version } from '../version.ts';

/** The machine and versions, as a report names them. */
export function machineFacts(): { readonly name: string; readonly value: string }[] {
  const model = cpus()[0]?.model.replace(/\s+/g, ' ').trim() || process.arch;
  return [
    { name: 'processor', value: `${model}, ${availableParallelism()} cores` },
    { name: 'memory', value: formatBytes(totalmem()) },
    { name: 'system', value: `${system()} ${process.arch}` },
    { name: 'node', value: process.version },
    { name: 'wordloom', value: version() },
  ];
}
