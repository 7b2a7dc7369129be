export type { CompareRequest, Comparison } from "./compare.ts";
export type { Detections } from "./detect.ts";
export type { DetectRequest } from "./detect-files.ts";
export type { Enhancement } from "./enhance.ts";
export { settingsFromEnvironment } from "./environment.ts";
export { heatmap } from "./heatmap.ts";
export type { Inspection } from "./inspect.ts";
export type { Differences } from "./inspect-against.ts";
export type { Figures } from "./measure.ts";
export { makeFolder } from "./make-folder.ts";
export { parseConfig } from "./parse-config.ts";
export { createPipeline, type Pipeline, type PipelineConfig, type RunOptions } from "./pipeline.ts";
export { planEnhancement, type Plan } from "./plan.ts";
export type { ProgressEvent } from "./progress.ts";
export { qualitySchema, type Quality } from "./quality.ts";
export type { Resized, ResizeRequest } from "./resize.ts";
export type { FilePrompt } from "./segment/file-prompts.ts";
export type { SegmentRequest, Segmented } from "./segment/segment-file.ts";
export { filesOf, saveFile, saveFolder } from "./save.ts";
export {
  limitsSchema,
  metadataSettingsSchema,
  qualitySettingsSchema,
  type MetadataSettings,
  type QualitySettings,
} from "./settings.ts";
