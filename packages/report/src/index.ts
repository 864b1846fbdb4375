export {
  type Comparison,
  compare,
  type Expected,
  expectedSchema,
  type Findings,
  parseExpected,
} from './expectations.ts';
export { renderReport } from './render-report.ts';
export type { DataLicence, ReportData, ReportNode, ReportOutput } from './report-data.ts';
