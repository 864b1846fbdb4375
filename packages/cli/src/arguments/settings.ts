import { WordloomError } from '@wordloom/errors';
import type { GraphOptions, Overrides } from '@wordloom/stage';
import { allValues } from './check-arguments.ts';
import { settingOptions } from './standard-options.ts';
import { wholeNumber } from './whole-number.ts';

/** What `--profile`, `--set`, `--strict` and `--seed` ask for. */
export function settingsOf(
  args: {
    readonly profile?: string | undefined;
    readonly seed?: string | undefined;
    readonly strict?: boolean | undefined;
  },
  words: readonly string[],
): GraphOptions & { readonly set: Overrides } {
  return {
    ...(args.profile === undefined ? {} : { profile: args.profile }),
    ...(args.strict ? { strict: true } : {}),
    ...(args.seed === undefined ? {} : { seed: wholeNumber('--seed', args.seed, 0) }),
    set: overridesOf(allValues(settingOptions, words, 'set')),
  };
}

/**
 * Parameters from `stage.parameter=value`, the value as JSON where it is JSON, else as text.
 *
 * @throws WordloomError `cli/set` with all that are malformed
 */
function overridesOf(settings: readonly string[]): Overrides {
  const malformed = settings.filter((setting) => !/^[^=.]+\.[^=]+=/.test(setting));
  if (malformed.length > 0) {
    throw new WordloomError({
      code: 'cli/set',
      what: 'a setting has the form STAGE.PARAMETER=VALUE',
      problems: malformed.map((setting) => `--set ${setting}`),
      fix: 'write, for example, --set train.epochs=3',
    });
  }
  return Object.fromEntries(
    settings.map((setting) => {
      const at = setting.indexOf('=');
      return [setting.slice(0, at), parameterValue(setting.slice(at + 1))];
    }),
  );
}

function parameterValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
