import { formatError, suggest, visible, WordloomError } from '@wordloom/errors';
import { runCommand } from 'citty';
import { checkArguments } from './arguments/check-arguments.ts';
import { commands } from './commands.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { commandHelp, overview } from './help.ts';
import { version } from './version.ts';

/** Runs one command line, without the name of the program; what goes wrong is told on standard error. */
export async function runCommandLine(words: readonly string[]): Promise<ExitCode> {
  try {
    return await dispatch(words);
  } catch (error) {
    process.stderr.write(`${formatError(error)}\n`);
    if (error instanceof WordloomError) return exitCodes.badInput;
    process.stderr.write(
      'This is a bug in Wordloom, not in what you did: please report it with the lines above.\n',
    );
    return exitCodes.bug;
  }
}

async function dispatch([name, ...words]: readonly string[]): Promise<ExitCode> {
  if (name === undefined || name === '--help' || name === '-h' || name === 'help')
    return print(overview(commands));
  if (name === '--version') return print(`${version()}\n`);
  const known = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!known) throw unknownCommand(name);
  const command = await known.load();
  if (asksForHelp(words)) return print(commandHelp(command));
  checkArguments(name, command.args, words);
  const { result } = await runCommand(command.parsed, { rawArgs: [...words] });
  return result as ExitCode;
}

function asksForHelp(words: readonly string[]): boolean {
  const end = words.indexOf('--');
  return words.slice(0, end < 0 ? undefined : end).some((word) => word === '--help' || word === '-h');
}

function unknownCommand(name: string): WordloomError {
  return new WordloomError({
    code: 'cli/unknown-command',
    what: `there is no command '${visible(name)}'`,
    fix: suggest(name, Object.keys(commands), 'command'),
  });
}

function print(text: string): ExitCode {
  process.stdout.write(text);
  return exitCodes.ok;
}
