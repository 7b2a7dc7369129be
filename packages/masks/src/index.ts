export { assertPrompts } from "./assert-prompts.ts";
export { bilinearRows, type Values } from "./bilinear-rows.ts";
export { boundaryF } from "./boundary-f.ts";
export { boxIntersection, boxIou, maskBox, type Box } from "./box.ts";
export { componentMask, components, type Component } from "./components.ts";
export { colourOf, drawMasks } from "./draw-masks.ts";
export { cutOut, maskImage, maskOfImage } from "./mask-image.ts";
export {
  describeMasks,
  masksDocumentSchema,
  writeMasksDocument,
  type Described,
  type MasksDocument,
} from "./masks-document.ts";
export { outlines, type Ring } from "./outlines.ts";
export { maskArea, maskIou } from "./overlap.ts";
export { cropPicture, pasteMask } from "./parts-of-pictures.ts";
export { refinementFor, refineMask, type Refined } from "./refine-mask.ts";
export { resizeMask } from "./resize-mask.ts";
export { compressRle, decodeRle, decompressRle, encodeRle, type CompressedRle, type Rle } from "./rle.ts";
export { simplifyRing } from "./simplify-ring.ts";
export { removeSmallRegions } from "./small-regions.ts";
export { stabilityScore } from "./stability.ts";
export { suppressOverlaps } from "./suppress-overlaps.ts";
