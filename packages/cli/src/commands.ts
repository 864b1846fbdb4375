import type { Command } from './command.ts';

/** Every command: its summary for the overview, and its module, loaded when it is asked for. */
export const commands: Readonly<Record<string, { readonly summary: string; load(): Promise<Command> }>> = {
  run: {
    summary: 'run a pipeline, or what changed of it',
    load: async () => (await import('./commands/run.ts')).run,
  },
  ls: { summary: 'list the pipelines', load: async () => (await import('./commands/ls.ts')).ls },
  graph: { summary: 'draw a pipeline', load: async () => (await import('./commands/graph.ts')).graph },
  plan: {
    summary: 'what a run would do, and how long it would take',
    load: async () => (await import('./commands/plan.ts')).plan,
  },
  why: { summary: 'why a stage would run', load: async () => (await import('./commands/why.ts')).why },
  show: {
    summary: 'what a pipeline made, or what a stage is',
    load: async () => (await import('./commands/show.ts')).show,
  },
  runs: {
    summary: 'list the runs, newest first',
    load: async () => (await import('./commands/runs.ts')).runs,
  },
  diff: {
    summary: 'what differs between two runs, and what made it so',
    load: async () => (await import('./commands/diff.ts')).diff,
  },
  export: {
    summary: 'write what a pipeline made as files for other programs',
    load: async () => (await import('./commands/export.ts')).exportCommand,
  },
  affected: {
    summary: 'the pipelines and stages that a change touches',
    load: async () => (await import('./commands/affected.ts')).affected,
  },
  tokenize: {
    summary: 'a text in the pieces of a tokenizer',
    load: async () => (await import('./commands/tokenize.ts')).tokenize,
  },
  init: {
    summary: 'make a pipeline for your own text',
    load: async () => (await import('./commands/init.ts')).init,
  },
  similar: {
    summary: 'words with vectors near that of a word',
    load: async () => (await import('./commands/similar.ts')).similar,
  },
  analogy: {
    summary: 'A is to B as C is to what',
    load: async () => (await import('./commands/analogy.ts')).analogy,
  },
  verify: {
    summary: 'run stages again and compare with what is stored',
    load: async () => (await import('./commands/verify.ts')).verify,
  },
  gc: {
    summary: 'free what the store no longer needs',
    load: async () => (await import('./commands/gc.ts')).gc,
  },
  doctor: {
    summary: 'what Wordloom finds on this machine',
    load: async () => (await import('./commands/doctor.ts')).doctor,
  },
};
