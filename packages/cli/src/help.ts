import type { ArgsDef } from 'citty';
import type { Command } from './command.ts';
import { exitCodeMeanings } from './exit-codes.ts';
import { wrap } from './terminal/wrap.ts';

const width = 80;

/** What `wordloom COMMAND --help` prints. */
export function commandHelp({ name, summary, notes, examples, args }: Command): string {
  const entries = Object.entries(args);
  const positionals = entries.filter(([, { type }]) => type === 'positional');
  const options = entries.filter(([, { type }]) => type !== 'positional');
  const usage = [
    `wordloom ${name}`,
    ...positionals.map(([key, { required }]) =>
      required === false ? `[${key.toUpperCase()}]` : key.toUpperCase(),
    ),
  ];
  return [
    ...wrap(`${summary[0]!.toUpperCase()}${summary.slice(1)}.`, width),
    '',
    `Usage: ${usage.join(' ')} [options]`,
    ...(positionals.length > 0
      ? ['', ...definitions(positionals.map(([key, arg]) => [key.toUpperCase(), arg]))]
      : []),
    '',
    'Options:',
    ...definitions([...options.map(([key, arg]) => [optionText(key, arg), arg] as const), helpOption]),
    ...notes.flatMap((note) => ['', ...wrap(note, width)]),
    '',
    examples.length > 1 ? 'Examples:' : 'Example:',
    ...examples.map((example) => `  ${example}`),
    '',
    ...exitCodeLines(),
    '',
  ].join('\n');
}

/** What `wordloom --help` prints. */
export function overview(commands: Readonly<Record<string, { readonly summary: string }>>): string {
  const list = Object.entries(commands).map(
    ([name, { summary }]) => [name, { description: summary }] as const,
  );
  return [
    'Natural language processing in typed pipelines, where only what changed runs again.',
    '',
    'Usage: wordloom COMMAND [options]',
    '',
    ...definitions(list),
    '',
    'Examples:',
    '  wordloom run quickstart',
    '  wordloom similar king',
    '  wordloom run --help',
    '',
    ...exitCodeLines(),
    '',
  ].join('\n');
}

type Definition = readonly [term: string, { readonly description?: string }];

const helpOption: Definition = ['--help', { description: 'this text' }];

function optionText(
  name: string,
  { type, valueHint, options }: ArgsDef[string] & { options?: string[] },
): string {
  if (type === 'boolean') return `--${name}`;
  return `--${name} ${valueHint ?? options?.join('|') ?? name.toUpperCase()}`;
}

function definitions(list: readonly Definition[]): string[] {
  const termWidth = Math.min(24, Math.max(...list.map(([term]) => term.length)));
  return list.flatMap(([term, { description = '' }]) => {
    const [first = '', ...more] = wrap(description, width - termWidth - 4);
    const rest = more.map((line) => `  ${' '.repeat(termWidth)}  ${line}`);
    if (term.length > termWidth) return [`  ${term}`, `  ${' '.repeat(termWidth)}  ${first}`, ...rest];
    return [`  ${term.padEnd(termWidth)}  ${first}`.trimEnd(), ...rest];
  });
}

function exitCodeLines(): string[] {
  return [
    'Exit codes:',
    ...exitCodeMeanings.map(([code, meaning]) => `  ${String(code).padStart(3)}  ${meaning}`),
  ];
}
