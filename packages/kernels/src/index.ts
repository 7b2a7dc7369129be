export { absoluteDifferences, type AbsoluteDifferences } from "./difference/absolute-differences.ts";
export { differenceMask } from "./difference/difference-mask.ts";
export { squaredDifferences, type SquaredDifferences } from "./difference/squared-differences.ts";
export { scanlines, type ScanlineSettings, type ScanlineStrip } from "./png/scanlines.ts";
export { resampleRows } from "./resample/resample-rows.ts";
export { resampleTwin } from "./resample/resample-twin.ts";
export type { AxisTaps, Spans, Taps } from "./resample/taps.ts";
export { defineTask, run, threadsFor, type Task } from "./threads/task.ts";
