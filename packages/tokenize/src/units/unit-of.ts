import { suggest, WordloomError } from '@wordloom/errors';
import type { UnitName } from '../tokens.ts';
import { characterUnit } from './character-unit.ts';
import type { Unit } from './unit.ts';
import { whitespaceUnit } from './whitespace-unit.ts';
import { wordUnit } from './word-unit.ts';

const units: Readonly<Record<UnitName, Unit>> = {
  word: wordUnit,
  whitespace: whitespaceUnit,
  character: characterUnit,
};

export function unitOf(name: UnitName): Unit {
  if (Object.hasOwn(units, name)) return units[name];
  throw new WordloomError({
    code: 'tokenize/unit',
    what: `there is no unit '${name}'`,
    fix: suggest(name, Object.keys(units), 'unit'),
  });
}
