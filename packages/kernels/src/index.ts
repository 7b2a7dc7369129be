export { resampleRows } from "./resample/resample-rows.ts";
export { resampleTwin } from "./resample/resample-twin.ts";
export type { AxisTaps, Spans, Taps } from "./resample/taps.ts";
export { defineTask, run, type Task } from "./threads/task.ts";
export type { PlanarBytes } from "./predict/planar-bytes.ts";
export { residualDetail, type ResidualDetail } from "./detail/residual-detail.ts";
export { busyness } from "./detail/busyness.ts";
export { sourceIndices, standardise, type SignedPlane } from "./detail/standardise.ts";
export { pieceLength, straightPieces, type StraightPiece } from "./radon/straight-pieces.ts";
