import { existsSync } from 'node:fs';
import { availableParallelism, freemem, totalmem } from 'node:os';
import { pipelineNames } from '@wordloom/engine';
import { simdLevel } from '@wordloom/kernels';
import { pipelines as installedPipelines } from '@wordloom/pipelines';
import type { z } from 'zod';
import { formatBytes } from '../format/bytes.ts';
import type { doctorOutput } from '../outputs/doctor.ts';
import type { Folders } from '../project.ts';
import { examineFolder } from './folder.ts';

export type Finding = z.input<typeof doctorOutput>[number];

/** Below this much, training on real text starts to swap. */
const leastMemory = 2e9;
/** Below this much, a store of a few pipelines does not fit. */
const leastSpace = 2e9;

/** What is there for Wordloom on this machine, and what to do where it is too little. */
export async function findings(folders: Folders): Promise<Finding[]> {
  return [
    nodeVersion(process.versions.node),
    processor(),
    memory(),
    pipelines(folders),
    await folder('store', folders.store, 'name another with --store DIR'),
    await folder('downloads', folders.cache, 'name another with the variable XDG_CACHE_HOME'),
    dataSets(folders),
  ];
}

function nodeVersion(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const ok = major > 22 || (major === 22 && minor >= 18);
  return {
    name: 'node',
    ok,
    found: version,
    ...(ok ? {} : { fix: 'install Node 22.18 or later, which runs TypeScript as it is' }),
  };
}

function processor(): Finding {
  const cores = `${availableParallelism()} cores`;
  try {
    const level = simdLevel();
    const meaning =
      level === 'relaxed' ? 'relaxed SIMD, with fused multiply-add' : 'SIMD, without fused multiply-add';
    return { name: 'processor', ok: true, found: `${cores}, ${meaning}` };
  } catch {
    return {
      name: 'processor',
      ok: false,
      found: `${cores}, no SIMD in WebAssembly`,
      fix: 'use a processor with SSE 4.1 or NEON',
    };
  }
}

function memory(): Finding {
  const ok = freemem() >= leastMemory;
  const found = `${formatBytes(freemem())} free of ${formatBytes(totalmem())}`;
  return { name: 'memory', ok, found, ...(ok ? {} : { fix: 'close other programs, or run with --jobs 1' }) };
}

function pipelines({ project }: Folders): Finding {
  const own = project === undefined ? [] : pipelineNames(project);
  const installed = Object.keys(installedPipelines).filter((name) => !own.includes(name));
  const here =
    project === undefined ? 'no folder pipelines/ from here upwards' : `${own.length} in ${project}`;
  const brought = installed.length === 0 ? '' : `, ${installed.length} that come with Wordloom`;
  const ok = own.length + installed.length > 0;
  return {
    name: 'pipelines',
    ok,
    found: `${here}${brought}`,
    ...(ok ? {} : { fix: 'go to a folder that has pipelines/NAME/pipeline.ts' }),
  };
}

async function folder(name: string, path: string, another: string): Promise<Finding> {
  const { writable, freeBytes } = await examineFolder(path);
  const found = `${path}, ${formatBytes(freeBytes)} free`;
  if (!writable)
    return {
      name,
      ok: false,
      found: `${found}, not writable`,
      fix: `give yourself permission to write there, or ${another}`,
    };
  if (freeBytes < leastSpace) return { name, ok: false, found, fix: `free some room, or ${another}` };
  return { name, ok: true, found };
}

function dataSets({ data }: Folders): Finding {
  if (data !== undefined && existsSync(data)) return { name: 'data sets', ok: true, found: data };
  if (data !== undefined) {
    return {
      name: 'data sets',
      ok: false,
      found: `${data} is not there`,
      fix: 'correct the variable WORDLOOM_DATA',
    };
  }
  return {
    name: 'data sets',
    ok: false,
    found: 'no folder of your own: what the packages carry is used, the rest is downloaded where it can be',
    fix: 'put data sets into a folder and name it in the variable WORDLOOM_DATA',
  };
}
