import { suggest, WordloomError } from '@wordloom/errors';
import type { AddedToken } from './definition.ts';
import { classOf, SPACE } from './unicode/code-point-class.ts';

/** Which special tokens a text may hold: all, none, or those named. */
export type SpecialTokens = 'all' | 'none' | readonly string[];

/** A part of a text: an added token, or what is between two. */
export interface TextPart {
  readonly start: number;
  readonly end: number;
  readonly token?: AddedToken;
}

/** Finds added tokens in text, the longest at the leftmost place. */
export class AddedTokens {
  readonly #byContent: ReadonlyMap<string, AddedToken>;
  readonly #patterns = new Map<string, RegExp>();

  constructor(added: readonly AddedToken[]) {
    this.#byContent = new Map(added.map((token) => [token.content, token]));
  }

  /**
   * @throws WordloomError `bpe/special-token` where the text holds one that is refused, `bpe/unknown-token` where a name is of none
   */
  parts(text: string, allowed: SpecialTokens, refused: SpecialTokens): TextPart[] {
    this.#refuse(text, allowed, refused);
    const pattern = this.#patternOf(this.#named(allowed, true));
    if (!pattern) return [{ start: 0, end: text.length }];
    const parts: TextPart[] = [];
    let last = 0;
    for (const match of text.matchAll(pattern)) {
      const token = this.#byContent.get(match[0])!;
      let start = match.index;
      let end = start + match[0].length;
      if (start < last || (token.singleWord && (isWordBefore(text, start) || isWordAfter(text, end))))
        continue;
      if (token.stripLeft) while (start > last && isSpace(text, start - 1)) start--;
      if (token.stripRight) while (end < text.length && isSpace(text, end)) end++;
      if (start > last) parts.push({ start: last, end: start });
      parts.push({ start, end, token });
      last = end;
    }
    if (last < text.length) parts.push({ start: last, end: text.length });
    return parts;
  }

  #refuse(text: string, allowed: SpecialTokens, refused: SpecialTokens): void {
    const permitted = new Set(this.#named(allowed, false));
    const pattern = this.#patternOf(this.#named(refused, false).filter((name) => !permitted.has(name)));
    const found = pattern && new RegExp(pattern).exec(text);
    if (!found) return;
    throw new WordloomError({
      code: 'bpe/special-token',
      what: `the text holds the special token ${found[0]}, at character ${found.index}`,
      why: 'text from outside that holds such a token could take on its meaning',
      fix: "pass allowedSpecial: 'all' to encode it as that token, or disallowedSpecial: 'none' to encode it as text",
    });
  }

  /** Contents of the special tokens meant, and with `others` of all that are not special. */
  #named(names: SpecialTokens, others: boolean): string[] {
    const contents = [...this.#byContent.values()];
    const chosen = contents.filter(({ special, content }) => {
      if (!special) return others;
      return names === 'all' || (names !== 'none' && names.includes(content));
    });
    if (typeof names !== 'string') {
      for (const name of names)
        if (!this.#byContent.has(name)) throw unknownToken(name, [...this.#byContent.keys()]);
    }
    return chosen.map(({ content }) => content);
  }

  #patternOf(contents: readonly string[]): RegExp | undefined {
    if (contents.length === 0) return undefined;
    const key = contents.join('\0');
    let pattern = this.#patterns.get(key);
    if (!pattern) {
      const longestFirst = [...contents].sort((a, b) => b.length - a.length);
      pattern = new RegExp(longestFirst.map(escaped).join('|'), 'g');
      this.#patterns.set(key, pattern);
    }
    return pattern;
  }
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

function isWordAfter(text: string, at: number): boolean {
  return at < text.length && isWord(text.codePointAt(at)!);
}

function isWordBefore(text: string, at: number): boolean {
  if (at === 0) return false;
  const low = text.charCodeAt(at - 1);
  return isWord(low >= 0xdc00 && low < 0xe000 && at > 1 ? text.codePointAt(at - 2)! : low);
}

/** `\w` of regular expressions on Unicode, as Rust's library has it. */
function isWord(codePoint: number): boolean {
  return /[\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\p{Join_Control}]/u.test(String.fromCodePoint(codePoint));
}

function isSpace(text: string, at: number): boolean {
  return classOf(text.charCodeAt(at)) === SPACE;
}

function unknownToken(name: string, known: readonly string[]): WordloomError {
  return new WordloomError({
    code: 'bpe/unknown-token',
    what: `${name} is not a special token of this vocabulary`,
    fix: suggest(name, known, 'special token'),
  });
}
