export { resampleRows } from "./resample/resample-rows.ts";
export { resampleTwin } from "./resample/resample-twin.ts";
export type { AxisTaps, Spans, Taps } from "./resample/taps.ts";
export { compareStructure, type Structure, type StructureOptions } from "./ssim/compare-structure.ts";
export { defineTask, run, type Task } from "./threads/task.ts";
