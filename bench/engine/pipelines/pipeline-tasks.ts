import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dvc, snakemake, timed, versionOf } from '../programs.ts';
import type { Task } from '../rows.ts';
import { makeTexts } from './make-texts.ts';
import { nxIn } from './nx-workspace.ts';
import { dvcChain, dvcFiles, snakemakeChain, snakemakeFiles } from './other-files.ts';
import type { Program } from './program.ts';

const ours = fileURLToPath(new URL('./wordloom-run.ts', import.meta.url));

/** A chain of 20 stages, and a stage that reads many small files, each program in a folder of its own with everything made before. */
export function pipelineTasks(folder: string, files: number): Task[] {
  const stages = 20;
  const programs = [
    wordloom(join(folder, 'wordloom'), stages, files),
    ...dvcIn(join(folder, 'dvc'), stages, files),
    ...snakemakeIn(join(folder, 'snakemake'), stages, files),
    ...nxIn(join(folder, 'nx'), stages, files),
  ];
  return [
    {
      task: `nothing changed in a chain of ${stages} stages`,
      contenders: programs.map(({ program, version, chain }) => ({ program, version, run: () => chain(0) })),
    },
    {
      task: `the last of ${stages} stages changed`,
      contenders: programs.map(({ program, version, chain }) => {
        let value = 0;
        return { program, version, run: () => chain(++value) };
      }),
    },
    {
      task: `nothing changed in ${files} small files that a stage reads`,
      contenders: programs.map(({ program, version, many }) => ({ program, version, run: many })),
      end() {
        for (const program of programs) program.end?.();
      },
    },
  ];
}

function wordloom(folder: string, stages: number, files: number): Program {
  const [chain, many] = [join(folder, 'chain'), join(folder, 'files')];
  mkdirSync(chain, { recursive: true });
  makeTexts(many, files);
  return {
    program: 'wordloom',
    version: 'of this repository',
    chain: (value) => timed(process.execPath, [ours, 'chain', String(stages), String(value), chain], chain),
    many: () => timed(process.execPath, [ours, 'files', '1', '0', many], many),
  };
}

function dvcIn(folder: string, stages: number, files: number): Program[] {
  const version = versionOf('DVC', dvc, ['--version']);
  if (version === undefined) return [];
  const [chain, many] = [join(folder, 'chain'), join(folder, 'files')];
  mkdirSync(chain, { recursive: true });
  makeTexts(many, files);
  for (const place of [chain, many]) timed(dvc, ['init', '--no-scm', '-q'], place);
  writeFileSync(join(many, 'dvc.yaml'), dvcFiles);
  return [
    {
      program: 'DVC',
      version,
      chain(value) {
        writeFileSync(join(chain, 'dvc.yaml'), dvcChain(stages, value));
        return timed(dvc, ['repro', '-q'], chain);
      },
      many: () => timed(dvc, ['repro', '-q'], many),
    },
  ];
}

function snakemakeIn(folder: string, stages: number, files: number): Program[] {
  const version = versionOf('Snakemake', snakemake, ['--version']);
  if (version === undefined) return [];
  const [chain, many] = [join(folder, 'chain'), join(folder, 'files')];
  mkdirSync(chain, { recursive: true });
  makeTexts(many, files);
  writeFileSync(join(many, 'Snakefile'), snakemakeFiles(files));
  const run = (place: string) => timed(snakemake, ['--cores', '2', '--quiet', 'all'], place);
  return [
    {
      program: 'Snakemake',
      version,
      chain(value) {
        writeFileSync(join(chain, 'Snakefile'), snakemakeChain(stages, value));
        return run(chain);
      },
      many: () => run(many),
    },
  ];
}
