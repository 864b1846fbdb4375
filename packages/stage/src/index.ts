export {
  type ArtifactType,
  type FileType,
  fileType,
  type RecordType,
  recordType,
  type TableType,
  tableType,
  text,
} from './artifact-type.ts';
export type { Asset, AssetSource, Licence } from './asset.ts';
export { buildGraph, type GraphOptions } from './build-graph.ts';
export { mismatch } from './check-wire.ts';
export type {
  Checkpoint,
  FileInput,
  FileOutput,
  InputOf,
  OutputOf,
  Ports,
  RecordInput,
  RecordOutput,
  StageContext,
  TableInput,
  TableOutput,
} from './context.ts';
export {
  definePipeline,
  type Overrides,
  type Pipeline,
  type PipelineBuilder,
  type Wire,
} from './define-pipeline.ts';
export {
  defineStage,
  type Environment,
  type Implementation,
  implement,
  type Resources,
  type Stage,
} from './define-stage.ts';
export {
  type AssetNode,
  assetOutput,
  type Graph,
  type GraphNode,
  type StageNode,
  sources,
  summaryOf,
} from './graph.ts';
