export { ciede2000OfLab } from "./ciede2000/ciede2000-of-lab.ts";
export { colourDifferences, type ColourDifferences } from "./ciede2000/colour-differences.ts";
export { absoluteDifferences, type AbsoluteDifferences } from "./difference/absolute-differences.ts";
export { deflateRuns } from "./deflate/deflate-runs.ts";
export { differenceMask } from "./difference/difference-mask.ts";
export {
  squaredDifferences,
  squaredDifferencesWithLuma,
  type SquaredDifferences,
} from "./difference/squared-differences.ts";
export { matchEdges, type EdgeMatches, type EdgeSearch, type Expectations } from "./edges/match-edges.ts";
export type { Border } from "./edges/runs.ts";
export { directionOf, isStrong, thinEdges, type EdgeStrength } from "./edges/thin-edges.ts";
export { gradientSimilarity, type GradientSimilarity } from "./gmsd/gradient-similarity.ts";
export { guidedFilter, type BytePlane, type GuidedFilterSettings } from "./guided/guided-filter.ts";
export { planeDistances } from "./luma/plane-distances.ts";
export type { Plane } from "./luma/plane.ts";
export { joinAdler } from "./png/join-adler.ts";
export { scanlines, type Scanlines, type ScanlineSettings } from "./png/scanlines.ts";
export { axisTaps, type AxisFilter } from "./resample/axis-taps.ts";
export { passesThrough, resamplingKernels } from "./resample/resampling-kernels.ts";
export { resampleRows } from "./resample/resample-rows.ts";
export { resampleTwin } from "./resample/resample-twin.ts";
export { samplesRead, tapsOfRows, type AxisTaps, type Spans, type Taps } from "./resample/taps.ts";
export { compareStructure, type Structure, type StructureOptions } from "./ssim/compare-structure.ts";
export { compareScalesTwin } from "./ssimulacra2/compare-scales-twin.ts";
export { compareScales } from "./ssimulacra2/compare-scales.ts";
export type { Norms, PlaneDifferences, ScaleDifferences } from "./ssimulacra2/scale-differences.ts";
export { defineTask, run, threadsFor, type Task } from "./threads/task.ts";
export type { PlanarBytes } from "./predict/planar-bytes.ts";
export { residualDetail, type ResidualDetail } from "./detail/residual-detail.ts";
export { busyness } from "./detail/busyness.ts";
export { busynessLevels, countDetail, detailLevels } from "./detail/count-detail.ts";
export { standardise, type SignedPlane } from "./detail/standardise.ts";
export { pieceLength, straightPieces, type StraightPiece } from "./radon/straight-pieces.ts";
