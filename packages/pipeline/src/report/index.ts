export { renderReport } from "./render-report.ts";
export type { Detail, Previews, ReportInput } from "./report-input.ts";
