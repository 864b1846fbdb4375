import { findPipeline, pipelineNames } from '@wordloom/engine';
import { pipelines } from '@wordloom/pipelines';
import type { Pipeline } from '@wordloom/stage';

/** The pipeline of this name, or path of a file: in `pipelines/` from here upwards, else in `@wordloom/pipelines`. */
export function findPipelineHere(name: string): Promise<Pipeline> {
  return findPipeline(name, process.cwd(), pipelines);
}

/** Names that {@link findPipelineHere} finds. */
export function pipelineNamesHere(): string[] {
  return pipelineNames(process.cwd(), pipelines);
}
