import { WordloomError } from '@wordloom/errors';
import { columnName, findMismatch } from '@wordloom/schema';
import type { ArtifactType } from './artifact-type.ts';
import type { Wire } from './define-pipeline.ts';
import type { Stage } from './define-stage.ts';

/**
 * What the compiler checks, once more at run time, for pipelines that were not compiled.
 *
 * @throws WordloomError `pipeline/wiring` naming port, column, and the needed and given type
 */
export function checkWire(
  stage: Stage,
  id: string,
  port: string,
  wire: Wire | undefined,
  pipeline: string,
): void {
  const problem = wire?.type ? mismatch(stage.inputs[port]!, wire.type) : 'nothing is wired to it';
  if (problem === undefined) return;
  throw new WordloomError({
    code: 'pipeline/wiring',
    what: `input '${port}' of stage ${id} (${stage.name}): ${problem}`,
    where: { pipeline, stage: id },
    ...(wire?.type ? { why: `it is wired to '${wire.output}' of ${wire.node}, a ${wire.type.name}` } : {}),
    fix: `wire it to an output that is a ${stage.inputs[port]!.name}`,
  });
}

/** In words, why `got` cannot stand where `need` is asked for; undefined when it can. */
export function mismatch(need: ArtifactType, got: ArtifactType): string | undefined {
  if (need.kind !== got.kind) return `needs a ${need.kind}, given a ${got.kind}`;
  if (need.kind === 'table' && got.kind === 'table') {
    const found = findMismatch(need.columns, got.columns);
    if (!found) return undefined;
    const given = found.got
      ? `given ${columnName(found.got)}`
      : `given a table without it (${Object.keys(got.columns).join(', ')})`;
    return `needs column '${found.column}' of type ${columnName(found.need)}, ${given}`;
  }
  if (need.kind === 'file' && got.kind === 'file' && need.mediaType !== got.mediaType) {
    return `needs ${need.mediaType}, given ${got.mediaType}`;
  }
  if (need.kind === 'record' && need.name !== got.name)
    return `needs a record ${need.name}, given ${got.name}`;
  return undefined;
}
