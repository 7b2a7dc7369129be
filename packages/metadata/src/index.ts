export { assertCompleteAvif, readBrands } from "./avif/complete.ts";
export { readAvifMetadata } from "./avif/read.ts";
export { writeAvifMetadata } from "./avif/write.ts";
export { join as joinBytes } from "./bytes.ts";
export { assertComplete } from "./complete.ts";
export { sniffContainer, type Container } from "./container.ts";
export {
  addProvenance,
  compareExif,
  compareXmp,
  convert,
  describePicture,
  dropThumbnails,
  exifParts,
  keepMetadata,
  listed,
  mapMetadata,
  scaleDensity,
  topics,
} from "./convert/index.ts";
export type {
  Conversion,
  Converted,
  Enlargement,
  ExifComparison,
  ExifPart,
  KeepPolicy,
  KeepTerm,
  Provenance,
  Target,
  Topic,
  XmpComparison,
} from "./convert/index.ts";
export { densityError, describeDensity, inUnit, sameDensity } from "./density.ts";
export { readExifDensity } from "./exif/density.ts";
export { readOrientation } from "./exif/orientation.ts";
export { patchExif, type ExifPatch } from "./exif/patch.ts";
export { hasThumbnail, removeThumbnail } from "./exif/thumbnail.ts";
export { assertCompleteJpeg } from "./jpeg/complete.ts";
export { readJpegMetadata } from "./jpeg/read.ts";
export { writeJpegMetadata } from "./jpeg/write.ts";
export { countPngFrames } from "./png/animation.ts";
export { chunk as pngChunk, pngSignature } from "./png/chunks.ts";
export { assertCompletePng } from "./png/complete.ts";
export { readPngMetadata } from "./png/read.ts";
export { writePngMetadata } from "./png/write.ts";
export { readMetadata } from "./read.ts";
export { placeless } from "./result.ts";
export type { ReadResult, WriteResult } from "./result.ts";
export { assertCompleteTiff } from "./tiff/complete.ts";
export { readTiffMetadata } from "./tiff/read.ts";
export { writeTiffMetadata } from "./tiff/write.ts";
export { flagWebpAlpha } from "./webp/alpha.ts";
export { assertCompleteWebp } from "./webp/complete.ts";
export { readWebpMetadata } from "./webp/read.ts";
export { writeWebpMetadata } from "./webp/write.ts";
export { writeMetadata } from "./write.ts";
export { patchXmp, type XmpPatch } from "./xmp/patch.ts";
