/** What the command's exit code says; the same for every command. */
export const exitCodes = {
  ok: 0,
  stageFailed: 1,
  badInput: 2,
  bug: 70,
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Each code in words, for `--help`. */
export const exitCodeMeanings: readonly (readonly [code: ExitCode, meaning: string])[] = [
  [exitCodes.ok, 'all went well'],
  [exitCodes.stageFailed, 'a stage failed, or does not keep what it promises'],
  [exitCodes.badInput, 'wrong usage or bad input, refused before anything ran'],
  [exitCodes.bug, 'a bug in Wordloom'],
  [exitCodes.interrupted, 'interrupted'],
];
