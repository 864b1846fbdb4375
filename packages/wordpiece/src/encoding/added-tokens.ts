/** A token that is found in text as it stands, before anything else is done to it. */
export interface AddedToken {
  readonly id: number;
  readonly content: string;
  /** Left out by decoding unless asked for. */
  readonly special: boolean;
  /** Only where no letter or digit touches it. */
  readonly singleWord: boolean;
  /** Takes the white space before it, or after it. */
  readonly leftStrip: boolean;
  readonly rightStrip: boolean;
}

/** An added token in text[start .. end]. */
export interface FoundToken {
  readonly id: number;
  readonly start: number;
  readonly end: number;
}

/** Finds added tokens, the leftmost first, and of those that start together the longest. */
export class AddedTokenFinder {
  readonly #byContent: Map<string, AddedToken>;
  readonly #pattern: RegExp | undefined;

  constructor(tokens: readonly AddedToken[]) {
    this.#byContent = new Map(tokens.map((token) => [token.content, token]));
    const longestFirst = tokens.map(({ content }) => content).sort((a, b) => b.length - a.length);
    if (longestFirst.length > 0) this.#pattern = new RegExp(longestFirst.map(escapePattern).join('|'), 'g');
  }

  *find(text: string): Generator<FoundToken> {
    if (!this.#pattern) return;
    let last = 0;
    for (const match of text.matchAll(this.#pattern)) {
      const token = this.#byContent.get(match[0])!;
      let start = match.index;
      let end = start + match[0].length;
      if (start < last || (token.singleWord && touchesWord(text, start, end))) continue;
      if (token.leftStrip) while (start > last && isSpace(text[start - 1]!)) start--;
      if (token.rightStrip) while (end < text.length && isSpace(text[end]!)) end++;
      yield { id: token.id, start, end };
      last = end;
    }
  }
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

function touchesWord(text: string, start: number, end: number): boolean {
  return (
    /[\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\p{Join_Control}]$/u.test(text.slice(Math.max(0, start - 2), start)) ||
    /^[\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\p{Join_Control}]/u.test(text.slice(end, end + 2))
  );
}

function isSpace(character: string): boolean {
  return /\p{White_Space}/u.test(character);
}
