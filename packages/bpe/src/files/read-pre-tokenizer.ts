import type { PatternName, SplitStep, Splitting } from '../definition.ts';
import { formatError, quoted, unsupported } from './format-error.ts';
import { literalPattern, PATTERN_SOURCES, translatePattern } from './hf-patterns.ts';
import { type JsonObject, objectAt, refuseType, stepsOf, textAt } from './json-parts.ts';

interface PreTokenizer {
  readonly splitting: Splitting;
  readonly addPrefixSpace: boolean;
  readonly byteLevel: boolean;
}

const GPT2 = "'(?:[sdmt]|ll|ve|re)| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+";

export function readPreTokenizer(value: unknown): PreTokenizer {
  const steps = stepsOf(value, 'pre_tokenizer', 'pretokenizers');
  const found: (SplitStep | { scanner: PatternName })[] = [];
  let addPrefixSpace = false;
  let byteLevel = false;
  steps.forEach((step, i) => {
    switch (step.type) {
      case 'ByteLevel':
        byteLevel = true;
        if (i !== steps.length - 1) throw formatError('pre_tokenizer has steps after ByteLevel');
        addPrefixSpace = step.add_prefix_space !== false;
        if (addPrefixSpace && i > 0)
          throw unsupported('ByteLevel.add_prefix_space after other steps', true, ['false']);
        if (step.use_regex !== false) found.push({ scanner: 'gpt2' });
        return;
      case 'WhitespaceSplit':
        found.push({ scanner: 'whitespace' });
        return;
      case 'Whitespace':
        found.push({ pattern: translatePattern('\\w+|[^\\w\\s]+'), flags: 'u', matches: 'kept' });
        return;
      case 'Digits':
        found.push({
          pattern: step.individual_digits === true ? '\\p{Nd}' : '\\p{Nd}+',
          flags: 'u',
          matches: 'isolated',
        });
        return;
      case 'Split':
        found.push(readSplit(step));
        return;
      default:
        refuseType(step, 'pre_tokenizer', [
          'ByteLevel',
          'Split',
          'WhitespaceSplit',
          'Whitespace',
          'Digits',
          'Sequence',
        ]);
    }
  });
  return { splitting: splittingOf(found), addPrefixSpace, byteLevel };
}

function splittingOf(steps: readonly (SplitStep | { scanner: PatternName })[]): Splitting {
  if (steps.length === 0) return 'none';
  if (steps.length === 1 && 'scanner' in steps[0]!) return { scanner: steps[0].scanner };
  return { steps: steps.map((step) => ('scanner' in step ? scannerAsStep(step.scanner) : step)) };
}

function scannerAsStep(scanner: PatternName): SplitStep {
  if (scanner === 'whitespace') return { pattern: translatePattern('\\s+'), flags: 'u', matches: 'removed' };
  return { pattern: translatePattern(PATTERN_SOURCES[scanner] ?? GPT2), flags: 'u', matches: 'isolated' };
}

function readSplit(step: JsonObject): SplitStep | { scanner: PatternName } {
  const given = objectAt(step.pattern, 'pre_tokenizer.pattern');
  const literal = typeof given.String === 'string';
  const source = literal ? (given.String as string) : textAt(given.Regex, 'pre_tokenizer.pattern.Regex');
  const matches = matchesOf(step);
  const known = Object.entries(PATTERN_SOURCES).find(([, text]) => text === source);
  if (known && matches === 'isolated' && !literal) return { scanner: known[0] as PatternName };
  const pattern = literal ? literalPattern(source) : translatePattern(source);
  const flags = literal ? 'u' : 'mu'; // in Ruby's syntax ^ and $ are those of lines
  try {
    new RegExp(pattern, flags);
  } catch {
    throw unsupported('the pattern', source, ['what JavaScript has too']);
  }
  return { pattern, flags, matches };
}

function matchesOf({ behavior, invert }: JsonObject): SplitStep['matches'] {
  if (behavior === 'Isolated') return 'isolated';
  if (behavior === 'Removed') return invert === true ? 'kept' : 'removed';
  throw unsupported('Split.behavior', quoted(behavior), ['Isolated', 'Removed']);
}
