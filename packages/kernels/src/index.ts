export { resampleRows } from "./resample-rows.ts";
export { resampleTwin } from "./resample-twin.ts";
export type { AxisTaps, Spans, Taps } from "./taps.ts";
