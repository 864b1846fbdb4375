import type { NormalizerStep } from '../definition.ts';
import { formatError } from './format-error.ts';
import { objectAt, refuseType, stepsOf, textAt } from './json-parts.ts';

const FORMS = ['NFC', 'NFD', 'NFKC', 'NFKD', 'Lowercase'] as const;

/** Where a word ends: the pattern by which a file of ours puts the symbol there. */
export const END_OF_WORD = '(?<=\\S)(?=\\s|\\z)';

export function readNormalizer(value: unknown): { normalizer: NormalizerStep[]; endOfWord?: string } {
  const normalizer: NormalizerStep[] = [];
  let endOfWord: string | undefined;
  stepsOf(value, 'normalizer', 'normalizers').forEach((step) => {
    const form = FORMS.find((name) => name === step.type);
    if (form) normalizer.push({ kind: form });
    else if (step.type === 'Prepend') {
      normalizer.push({ kind: 'Prepend', text: textAt(step.prepend, 'normalizer.prepend') });
    } else if (step.type === 'Replace') {
      const pattern = objectAt(step.pattern, 'normalizer.pattern');
      const to = textAt(step.content, 'normalizer.content');
      if (pattern.Regex === END_OF_WORD) endOfWord = to;
      else if (typeof pattern.String !== 'string')
        refuseType({ type: 'Replace by Regex' }, 'normalizer', ['Replace by String']);
      else if (pattern.String === '') throw formatError('normalizer.pattern is an empty text');
      else normalizer.push({ kind: 'Replace', from: pattern.String, to });
    } else refuseType(step, 'normalizer', [...FORMS, 'Prepend', 'Replace', 'Sequence']);
  });
  return { normalizer, ...(endOfWord !== undefined && { endOfWord }) };
}
