import type { ArgsDef, CommandDef, ParsedArgs } from 'citty';
import type { ExitCode } from './exit-codes.ts';

/** A command of `wordloom`. */
export interface Command {
  readonly name: string;
  readonly summary: string;
  /** More to know, each a paragraph of `--help`. */
  readonly notes: readonly string[];
  /** Command lines to copy. */
  readonly examples: readonly string[];
  readonly args: ArgsDef;
  /** What the argument parser runs; its result is the exit code. */
  readonly parsed: CommandDef;
}

/** A command from its arguments and what to do with them. */
export function command<const T extends ArgsDef>(definition: {
  readonly name: string;
  readonly summary: string;
  readonly notes?: readonly string[];
  readonly examples: readonly string[];
  readonly args: T;
  run(args: ParsedArgs<T>, words: readonly string[]): Promise<ExitCode>;
}): Command {
  const { name, summary, notes = [], examples, args, run } = definition;
  const parsed: CommandDef<T> = { args, run: (context) => run(context.args, context.rawArgs) };
  return { name, summary, notes, examples, args, parsed: parsed as unknown as CommandDef };
}
