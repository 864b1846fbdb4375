export { renderReport } from './render-report.ts';
export type { DataLicence, ReportData, ReportNode, ReportOutput } from './report-data.ts';
