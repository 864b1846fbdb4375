export { type Affected, type AffectedPipeline, findAffected } from './affected/affected.ts';
export type { AffectedNode } from './affected/compare-graphs.ts';
export type { Cause } from './diff/causes.ts';
export { compareRuns, type MetricDifference, type NodeDifference } from './diff/compare-runs.ts';
export {
  expectedFile,
  findPipeline,
  type InstalledPipelines,
  pipelineNames,
  projectFolder,
} from './find/find-pipeline.ts';
export { Fingerprints } from './fingerprint/code-fingerprint.ts';
export { type PlannedNode, planPipeline } from './plan/plan.ts';
export type { World } from './plan/resolve-node.ts';
export { type RunOptions, runPipeline } from './run/run-pipeline.ts';
export type { ComparedMetric } from './verify/compare-metrics.ts';
export type { Verdict, VerifiedNode } from './verify/verify-node.ts';
export { type VerifyOptions, verifyPipeline } from './verify/verify-pipeline.ts';
export { errorOf } from './worker/failure.ts';
