import { WordloomError } from '@wordloom/errors';

export type TruncationStrategy = 'longest-first' | 'only-first' | 'only-second';

/**
 * How many pieces of each text are kept so that together they are `room` at most; the end of a text is what goes.
 *
 * @throws WordloomError `wordpiece/truncation` where the one text that may be cut is too short for it
 */
export function truncatedLengths(
  first: number,
  second: number | undefined,
  room: number,
  strategy: TruncationStrategy,
): [number, number] {
  const other = second ?? 0;
  const surplus = first + other - room;
  if (surplus <= 0) return [first, other];
  if (strategy === 'longest-first')
    return second === undefined ? [room, 0] : longestFirst(first, other, room);
  const kept = (strategy === 'only-first' ? first : other) - surplus;
  if (kept <= 0) throw tooShort(strategy, surplus);
  return strategy === 'only-first' ? [kept, other] : [first, kept];
}

function longestFirst(first: number, second: number, room: number): [number, number] {
  const shorter = Math.min(first, second);
  const longer = Math.max(shorter, room - shorter);
  const fits = shorter + longer <= room;
  const small = fits ? shorter : Math.floor(room / 2);
  const large = fits ? longer : room - small;
  return first > second ? [large, small] : [small, large];
}

function tooShort(strategy: TruncationStrategy, surplus: number): WordloomError {
  return new WordloomError({
    code: 'wordpiece/truncation',
    what: `${surplus} pieces must go, and the text that '${strategy}' may cut has no more than that`,
    where: { parameter: 'truncation' },
    fix: "make maxLength larger, or truncation 'longest-first'",
  });
}
