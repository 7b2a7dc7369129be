export { resampleRows } from "./resample/resample-rows.ts";
export { resampleTwin } from "./resample/resample-twin.ts";
export type { AxisTaps, Spans, Taps } from "./resample/taps.ts";
export { defineTask, run, threadsFor, type Task } from "./threads/task.ts";
