import type { RunRecord } from '@wordloom/artifact';

/** The command line that makes the same again, fit to be pasted into a shell. */
export function commandText({ pipeline, profile, set, seed }: RunRecord): string {
  const settings = Object.entries(set).map(([path, value]) => `${path}=${settingText(value)}`);
  return [
    'wordloom run',
    quoted(pipeline),
    ...(profile === undefined ? [] : [`--profile ${quoted(profile)}`]),
    ...settings.map((setting) => `--set ${quoted(setting)}`),
    `--seed ${seed}`,
  ].join(' ');
}

/** A setting as it is given: a string stays bare, unless it would be read as other JSON. */
export function settingText(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  try {
    JSON.parse(value);
    return JSON.stringify(value);
  } catch {
    return value;
  }
}

function quoted(word: string): string {
  return /^[\w./=:@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
