import { parseArgs } from 'node:util';
import { nearest, visible, WordloomError } from '@wordloom/errors';
import type { ArgsDef } from 'citty';

/**
 * Refuses what a command does not take, all of it at once; the parser itself would let it pass.
 *
 * @throws WordloomError `cli/arguments`
 */
export function checkArguments(command: string, definitions: ArgsDef, words: readonly string[]): void {
  const tokens = tokensOf(definitions, words);
  const inOptions = tokens.flatMap((token) =>
    token.kind === 'option' ? optionProblems(definitions, token) : [],
  );
  // What follows an unknown option may be its value: only known options leave the rest countable.
  const problems = inOptions.length > 0 ? inOptions : positionalProblems(definitions, tokens);
  if (problems.length === 0) return;
  throw new WordloomError({
    code: 'cli/arguments',
    what: `wordloom ${command} was not understood`,
    problems,
    fix: `see what it takes: wordloom ${command} --help`,
  });
}

function positionalProblems(definitions: ArgsDef, tokens: readonly Token[]): string[] {
  const names = Object.keys(definitions).filter((name) => definitions[name]!.type === 'positional');
  const given = tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : []));
  const missing = names.slice(given.length).filter((name) => definitions[name]!.required !== false);
  return [
    ...given.slice(names.length).map((value) => `'${visible(value)}' is one argument too many`),
    ...missing.map((name) => `${name.toUpperCase()} is missing`),
  ];
}

/** Every value given to an option, in order: the parser keeps only the last. */
export function allValues(definitions: ArgsDef, words: readonly string[], option: string): string[] {
  return tokensOf(definitions, words).flatMap((token) =>
    token.kind === 'option' && token.name === option && token.value !== undefined ? [token.value] : [],
  );
}

type Token = ReturnType<typeof tokensOf>[number];

function tokensOf(definitions: ArgsDef, words: readonly string[]) {
  const options: Record<string, { type: 'boolean' | 'string' }> = {};
  for (const [name, { type }] of Object.entries(definitions)) {
    if (type !== 'positional') options[name] = { type: type === 'boolean' ? 'boolean' : 'string' };
  }
  return parseArgs({ args: [...words], options, allowPositionals: true, strict: false, tokens: true }).tokens;
}

function optionProblems(definitions: ArgsDef, token: Extract<Token, { kind: 'option' }>): string[] {
  const { name, rawName, value, inlineValue } = token;
  const definition = definitionOf(definitions, name);
  if (!definition) return [unknownOption(definitions, rawName)];
  if (definition.type === 'boolean') return inlineValue ? [`${rawName} takes no value`] : [];
  if (!value || (!inlineValue && /^-\D/.test(value))) return [`${rawName} needs a value`];
  if (definition.type === 'enum' && !definition.options?.includes(value)) {
    return [`${rawName} is one of: ${definition.options?.join(', ')} (given ${visible(value)})`];
  }
  return [];
}

function definitionOf(definitions: ArgsDef, name: string) {
  if (Object.hasOwn(definitions, name) && definitions[name]!.type !== 'positional') return definitions[name];
  const positive = name.startsWith('no-') ? definitions[name.slice(3)] : undefined;
  return positive?.type === 'boolean' ? positive : undefined;
}

function unknownOption(definitions: ArgsDef, rawName: string): string {
  const names = Object.keys(definitions).filter((name) => definitions[name]!.type !== 'positional');
  const near = nearest(
    rawName,
    [...names, 'help'].map((name) => `--${name}`),
  );
  const hint = near.length > 0 ? `, did you mean ${near.join(' or ')}?` : '';
  const word = rawName.startsWith('--') ? '' : '; a word that begins with a dash goes after --';
  return `there is no option ${visible(rawName)}${hint}${word}`;
}
