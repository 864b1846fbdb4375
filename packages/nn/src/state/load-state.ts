import { tensor, type Variable } from '@wordloom/device';
import { nearest, visible, WordloomError } from '@wordloom/errors';
import type { NamedArray, NamedArrays } from './named-arrays.ts';

/**
 * Puts values into variables of the same names and shapes; into none where anything does not fit.
 *
 * @param options.strict false: names that only one side has are left as they are
 * @returns names without values, and names that no variable has; both empty where it is strict
 * @throws WordloomError `nn/state-names` listing missing and unexpected names, `nn/state-shape`, `nn/state-type`
 */
export function loadState(
  variables: ReadonlyMap<string, Variable>,
  arrays: NamedArrays,
  { strict = true }: { readonly strict?: boolean } = {},
): { readonly missing: readonly string[]; readonly unexpected: readonly string[] } {
  const missing = [...variables.keys()].filter((name) => !arrays.has(name));
  const unexpected = [...arrays.keys()].filter((name) => !variables.has(name));
  if (strict && missing.length + unexpected.length > 0) throw badNames(missing, unexpected);
  const pairs = [...variables].flatMap(([name, each]) => {
    const array = arrays.get(name);
    return array ? [{ each, shape: array.shape, values: fitting(name, each, array) }] : [];
  });
  for (const { each, shape, values } of pairs) {
    const made = tensor(values, shape);
    each.assign(made);
    made.dispose();
  }
  return { missing, unexpected };
}

function fitting(name: string, { shape }: Variable, array: NamedArray): Float32Array {
  if (!(array.values instanceof Float32Array)) {
    throw new WordloomError({
      code: 'nn/state-type',
      what: `'${visible(name)}' holds integers, not numbers of 32-bit floating point`,
      fix: 'load a file of weights',
    });
  }
  if (shape.length !== array.shape.length || shape.some((size, axis) => size !== array.shape[axis])) {
    throw new WordloomError({
      code: 'nn/state-shape',
      what: `'${visible(name)}' has shape [${shape}], the values have [${array.shape}]`,
      why: 'the model was made with other sizes than the one whose values these are',
      fix: 'make it with the same sizes',
    });
  }
  return array.values;
}

function badNames(missing: readonly string[], unexpected: readonly string[]): WordloomError {
  const lists = [
    ['no values for', missing, unexpected],
    ['no parameter for', unexpected, missing],
  ] as const;
  const what = lists
    .filter(([, names]) => names.length > 0)
    .map(([words, names, others]) => `${words} ${listed(names, others)}`)
    .join('; ');
  return new WordloomError({
    code: 'nn/state-names',
    what,
    why: 'the values are of another model, or of one whose parts have other names',
    fix: 'load what fits the model, or load with strict: false to take what fits',
  });
}

/** At most ten names, each with the nearest that the other side has. */
function listed(names: readonly string[], others: readonly string[]): string {
  const shown = names.slice(0, 10).map((name) => {
    const [near] = nearest(name, others);
    return `'${visible(name)}'${near === undefined ? '' : ` (there is '${visible(near)}')`}`;
  });
  const more = names.length - shown.length;
  return shown.join(', ') + (more > 0 ? ` and ${more} more` : '');
}
