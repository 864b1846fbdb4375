import { WordloomError } from '@wordloom/errors';
import type { ArgsDef } from 'citty';
import { expect, test } from 'vitest';
import { checkArguments } from './check-arguments.ts';
import { settingsOf } from './settings.ts';
import { colorOption, pipelineArgument, settingOptions } from './standard-options.ts';
import { wholeNumber } from './whole-number.ts';

const definitions = {
  ...pipelineArgument,
  ...settingOptions,
  ...colorOption,
  reporter: { type: 'enum', options: ['live', 'plain'] },
} satisfies ArgsDef;

function detailsOf(call: () => unknown) {
  try {
    call();
  } catch (error) {
    if (error instanceof WordloomError) return error.details;
    throw error;
  }
  return undefined;
}
const problemsOf = (...words: string[]) =>
  detailsOf(() => checkArguments('run', definitions, words))?.problems;

test('what a command takes passes', () => {
  expect(
    problemsOf('quickstart', '--seed', '7', '--set=a.b=1', '--set', 'a.c=-1', '--no-color'),
  ).toBeUndefined();
  expect(problemsOf('--', '-lrb-')).toBeUndefined();
});

test('all that is wrong comes at once, with the nearest spelling', () => {
  expect(problemsOf('quickstart', '--sede', '7', '--reporter', 'lvie', '--profile')).toEqual([
    'there is no option --sede, did you mean --seed or --set?',
    '--reporter is one of: live, plain (given lvie)',
    '--profile needs a value',
  ]);
  expect(problemsOf('--profile', '--color', 'quickstart')).toEqual(['--profile needs a value']);
  expect(problemsOf()).toEqual(['NAME is missing']);
  expect(problemsOf('one', 'two\x1b')).toEqual(["'two\\x1b' is one argument too many"]);
  expect(problemsOf('one', '--color=yes')).toEqual(['--color takes no value']);
  expect(problemsOf('-x', 'one')).toEqual([
    'there is no option -x; a word that begins with a dash goes after --',
  ]);
});

test('names that every object has are no options', () => {
  expect(problemsOf('one', '--constructor')).toEqual(['there is no option --constructor']);
});

test('a setting is JSON where it is JSON, else text; all settings count', () => {
  const words = [
    '--set',
    'train.epochs=3',
    '--set=train.model=skip-gram',
    '--set',
    'a.words=["x","="]',
    '--set',
    'a.b=',
  ];
  expect(settingsOf({ seed: '7', profile: 'smoke' }, words)).toEqual({
    seed: 7,
    profile: 'smoke',
    set: { 'train.epochs': 3, 'train.model': 'skip-gram', 'a.words': ['x', '='], 'a.b': '' },
  });
});

test('malformed settings are refused together', () => {
  const details = detailsOf(() =>
    settingsOf({}, ['--set', 'epochs=3', '--set', 'train.epochs', '--set', 'a.b=1']),
  );
  expect(details?.problems).toEqual(['--set epochs=3', '--set train.epochs']);
});

test('counts are whole numbers from their least on', () => {
  expect(wholeNumber('--jobs', '2', 1)).toBe(2);
  for (const text of ['0', '-1', '1.5', 'two', '', '1e3', '99999999999999999999']) {
    expect(detailsOf(() => wholeNumber('--jobs', text, 1))?.code).toBe('cli/number');
  }
});
