export { type ExitCode, exitCodeMeanings, exitCodes } from './exit-codes.ts';
export { doctorOutput } from './outputs/doctor.ts';
export { graphOutput } from './outputs/graph.ts';
export { neighboursOutput } from './outputs/neighbours.ts';
export { pipelinesOutput } from './outputs/pipelines.ts';
export { planOutput, whyOutput } from './outputs/plan.ts';
export { showParametersOutput, showPipelineOutput, showStageOutput } from './outputs/show.ts';
