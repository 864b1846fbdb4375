import { expectedFile, findPipeline, pipelineNames } from '@wordloom/engine';
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

/** The file of the figures that runs of this pipeline are held against, where it has any. */
export function expectedFileHere(name: string): Promise<string | undefined> {
  return expectedFile(name, process.cwd(), pipelines);
}
