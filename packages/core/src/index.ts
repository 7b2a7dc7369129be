export * from "./contracts/codec.ts";
export * from "./contracts/colour.ts";
export * from "./contracts/detector.ts";
export type * from "./contracts/index.ts";
export * from "./contracts/metric.ts";
export * from "./contracts/resampler.ts";
export * from "./contracts/segmenter.ts";
export { abreast, createContext, silentLogger, subContext, type Context, type Logger } from "./context.ts";
export { narrow, narrowSample, roundingOffset, sharedSamples, widen } from "./depth.ts";
export { ditherOffsets, ditherTo8 } from "./dither.ts";
export {
  depthLoss,
  resolveEncodeSettings,
  type EncodeDefaults,
  type ResolvedEncodeSettings,
} from "./encode-settings.ts";
export { errorCodes, PixelproofError, throwIfAborted, type ErrorCategory, type ErrorCode } from "./errors.ts";
export { Host, type Registered, type Registration } from "./host.ts";
export { channelsOf, createImage, hasAlpha, isGrey, isOpaque, type Channels, type Depth, type Image } from "./image.ts";
export { assertInputBytes, assertInputPixels, assertOutputPixels, defaultLimits, type Limits } from "./limits.ts";
export {
  groupsIn,
  metadataGroups,
  type AncillaryChunk,
  type Attachment,
  type Cicp,
  type Density,
  type Loss,
  type Metadata,
  type MetadataGroup,
  type TextEntry,
} from "./metadata.ts";
export { apiVersion, assertPlugin, definePlugin, type Plugin, type Resolve } from "./plugin.ts";
export { createRgb8, toRgb8, type Rgb8 } from "./rgb8.ts";
