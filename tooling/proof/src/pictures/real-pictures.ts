import { dataFile } from "@pixelproof/tooling-data";
import type { Kind, Picture } from "./picture.ts";

const files: readonly [Kind, readonly string[]][] = [
  [
    "JPEG",
    [
      "metadata/BlueSquare.jpg",
      "metadata/DSCN0010.jpg",
      "metadata/Panasonic_DMC-FZ30.jpg",
      "metadata/Landscape_6.jpg",
      "metadata/apple_gainmap_new.jpg",
      "colour/pil_sample_cmyk.jpg",
    ],
  ],
  [
    "PNG8",
    [
      "metadata/iptc.png",
      "metadata/tp1n3p08_xmp.png",
      "alpha/grey-8bit-alpha.png",
      "alpha/with-alpha.png",
      "colour/icc_profile.png",
      "colour/p3.png",
    ],
  ],
  ["PNG16", ["depth16/16-bit-grey-alpha.png", "depth16/bggn4a16.png", "depth16/tbgn2c16.png"]],
  ["WebP", ["metadata/simple_xmp.webp", "alpha/5_webp_a.webp"]],
  [
    "TIFF",
    [
      "metadata/l1_xmp.tiff",
      "metadata/tifftag-photoshop.tiff",
      "depth16/tiff_16bit_RGB.tiff",
      "depth16/tiff_16bit_RGBa.tiff",
    ],
  ],
];

const largeFiles: readonly [Kind, readonly string[]][] = [
  [
    "JPEG",
    [
      "metadata/canon-ixus.jpg",
      "metadata/fujifilm-finepix40i.jpg",
      "metadata/nikon-e950.jpg",
      "metadata/ultra-hdr.jpg",
      "colour/P3-sRGB-color-bars.jpg",
    ],
  ],
  ["PNG8", ["colour/P3-sRGB-color-bars.png"]],
  ["PNG16", ["depth16/Flag_of_the_Netherlands-16bit.png"]],
  ["AVIF", ["metadata/avif-orientation-6.avif"]],
];

/** Files of the data folder with at most a third of a megapixel. */
export const smallPictures: readonly Picture[] = files.flatMap(picturesOf);

/** Larger files, which add cameras and formats but no group. */
export const largePictures: readonly Picture[] = largeFiles.flatMap(picturesOf);

function picturesOf([kind, names]: readonly [Kind, readonly string[]]): Picture[] {
  return names.map((name) => ({ kind, name, path: dataFile(name) }));
}
