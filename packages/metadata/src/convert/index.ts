export { addProvenance, type Provenance } from "./add-provenance.ts";
export { compareExif, exifParts, type ExifComparison, type ExifPart } from "./compare-exif.ts";
export { compareXmp, type XmpComparison } from "./compare-xmp.ts";
export { convert, listed, type Conversion, type Converted } from "./converted.ts";
export { dropThumbnails } from "./drop-thumbnails.ts";
export { keepMetadata } from "./keep/keep-metadata.ts";
export { topics, type KeepPolicy, type KeepTerm, type Topic } from "./keep/policy.ts";
export { mapMetadata, type Target } from "./map/map-metadata.ts";
export { scaleDensity, type Enlargement } from "./scale-density.ts";
