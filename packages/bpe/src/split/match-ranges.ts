import { WordloomError } from '@wordloom/errors';

const LIMIT_MS = 2000;

interface Arguments {
  pattern: RegExp;
  text: string;
}

let limited: ((pattern: RegExp, text: string, milliseconds: number) => number[]) | undefined;

/**
 * Where a global pattern matches: start and end of each match that is not empty, flat. Patterns come from files, and one can be
 * written so that it never ends on some text: matching has two seconds and one more for each million characters. Node stops it
 * there; a browser, which cannot, looks at the clock between two matches.
 */
export function matchRanges(pattern: RegExp, text: string): number[] {
  const milliseconds = LIMIT_MS + Math.ceil(text.length / 1000);
  limited ??= stoppable() ?? ((...all) => rangesOf(...all));
  try {
    return limited(pattern, text, milliseconds);
  } catch (cause) {
    throw tooSlow(pattern, milliseconds, cause);
  }
}

/** Runs {@link rangesOf} where Node stops it after a time: V8 looks for that while it backtracks. */
function stoppable(): typeof limited {
  const vm = globalThis.process?.getBuiltinModule?.('node:vm');
  if (!vm) return undefined;
  const context = vm.createContext({ pattern: /x/g, text: '' } satisfies Arguments, {
    codeGeneration: { strings: false, wasm: false },
  }) as Arguments;
  const script = new vm.Script(`(${rangesOf})(pattern, text, Infinity).join()`);
  return (pattern, text, timeout) => {
    context.pattern = pattern;
    context.text = text;
    const found: string = script.runInContext(context, { timeout });
    return found === '' ? [] : found.split(',').map(Number);
  };
}

// Runs in a context of its own too: it may use nothing from outside but what it is given.
function rangesOf(pattern: RegExp, text: string, milliseconds: number): number[] {
  const deadline = Date.now() + milliseconds;
  const ranges: number[] = [];
  for (const match of text.matchAll(pattern)) {
    if (match[0].length > 0) ranges.push(match.index, match.index + match[0].length);
    if (Date.now() > deadline) throw new Error('out of time');
  }
  return ranges;
}

function tooSlow(pattern: RegExp, milliseconds: number, cause: unknown): WordloomError {
  return new WordloomError({
    code: 'bpe/slow-pattern',
    what: `the pattern /${pattern.source}/ takes more than ${milliseconds / 1000} seconds on this text`,
    why: 'nested repetitions make a regular expression try the same text again and again',
    fix: 'use a pattern without nested repetitions, or shorter texts',
    cause,
  });
}
