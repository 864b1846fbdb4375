import { visible, WordloomError } from '@wordloom/errors';
import type { Wire } from './define-pipeline.ts';

/**
 * The named results that a definition returns, as it may be one that was not compiled.
 *
 * @throws WordloomError `pipeline/results`
 */
export function checkResults(
  pipeline: string,
  results: unknown,
): Record<string, { node: string; output: string }> {
  const isObject = typeof results === 'object' && results !== null;
  const entries = isObject ? Object.entries(results as Readonly<Record<string, Wire | undefined>>) : [];
  const wrong = entries.filter(
    ([, wire]) => typeof wire?.node !== 'string' || typeof wire.output !== 'string',
  );
  if (isObject && wrong.length === 0)
    return Object.fromEntries(
      entries.map(([name, wire]) => [name, { node: wire!.node, output: wire!.output }]),
    );
  throw new WordloomError({
    code: 'pipeline/results',
    what: isObject
      ? `pipeline ${pipeline} names results that are no output of a stage: ${wrong.map(([name]) => `'${visible(name)}'`).join(', ')}`
      : `the build of pipeline ${pipeline} returns no results`,
    where: { pipeline },
    fix: 'return outputs of stages by name: return { vectors }',
  });
}
