export { absoluteDifferences, type AbsoluteDifferences } from "./difference/absolute-differences.ts";
export { differenceMask } from "./difference/difference-mask.ts";
export { squaredDifferences, type SquaredDifferences } from "./difference/squared-differences.ts";
export { gradientSimilarity, type GradientSimilarity } from "./gmsd/gradient-similarity.ts";
export { resampleRows } from "./resample/resample-rows.ts";
export { resampleTwin } from "./resample/resample-twin.ts";
export type { AxisTaps, Spans, Taps } from "./resample/taps.ts";
export { compareStructure, type Structure, type StructureOptions } from "./ssim/compare-structure.ts";
export { defineTask, run, threadsFor, type Task } from "./threads/task.ts";
