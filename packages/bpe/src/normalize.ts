import type { NormalizerStep } from './definition.ts';

/** The text after each step of a normalizer. */
export function normalize(text: string, steps: readonly NormalizerStep[]): string {
  return steps.reduce((result, step) => {
    switch (step.kind) {
      case 'Lowercase':
        return result.toLowerCase();
      case 'Prepend':
        return result === '' ? '' : step.text + result;
      case 'Replace':
        return result.replaceAll(step.from, step.to);
      default:
        return result.normalize(step.kind);
    }
  }, text);
}
