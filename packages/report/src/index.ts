export { type Baseline, besideBaselines } from './baselines.ts';
export {
  type Comparison,
  compare,
  type Expected,
  expectedSchema,
  parseExpected,
} from './expectations.ts';
export type { Findings } from './place.ts';
export { renderReport } from './render-report.ts';
export type { DataLicence, ReportData, ReportNode, ReportOutput } from './report-data.ts';
