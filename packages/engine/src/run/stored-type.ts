import type { StagedOutput } from '@wordloom/artifact';
import type { ArtifactType } from '@wordloom/stage';

/** A declared type as the store keeps it; a table's columns come from its file. */
export function storedType(type: ArtifactType): StagedOutput['type'] {
  const { kind, name } = type;
  return type.kind === 'file' ? { kind, name, mediaType: type.mediaType } : { kind, name };
}
