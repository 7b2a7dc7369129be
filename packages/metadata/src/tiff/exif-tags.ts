import { pointers } from "../exif/ifd.ts";

/** Fields of the main IFD that EXIF speaks of and pixels do not depend on (Exif 2.32, table 4; Microsoft's; PrintIM). */
const descriptive = [
  0x010e, 0x010f, 0x0110, 0x0131, 0x012d, 0x0132, 0x013b, 0x013c, 0x013e, 0x013f, 0x4746, 0x4749, 0x8298, 0x9c9b,
  0x9c9c, 0x9c9d, 0x9c9e, 0x9c9f, 0xc4a5,
];

/** Fields that make up the EXIF of a TIFF: without one of them it has none. */
export const exifTags: ReadonlySet<number> = new Set([...descriptive, pointers.exif, pointers.gps]);

/** Fields that hold places in the file, of pixels and of what cannot be moved here (old JPEG, sub-pictures). */
export const stripTags: ReadonlySet<number> = new Set([0x0111, 0x0144]);
export const immovableTags: ReadonlySet<number> = new Set([0x014a, 0x0190, 0x0201, 0x0207, 0x0208, 0x0209]);
