import type { Context } from "../context.ts";
import type { Channels, Depth, Image } from "../image.ts";
import type { Loss, Metadata, MetadataGroup } from "../metadata.ts";

/** What a file's header says, read without decoding a pixel. Sizes are upright: orientation already applied. */
export interface ImageInfo {
  readonly format: string;
  readonly width: number;
  readonly height: number;
  readonly channels: Channels;
  readonly depth: Depth;
  readonly frames: number;
  /** Set where the samples are inks, which `decode` renders in sRGB. */
  readonly inks?: "cmyk";
  /** EXIF orientation 1..8 as it stands in the file. */
  readonly orientation: number;
}

/** Amounts of cyan, magenta, yellow and black as grey pictures of one size: 0 is none, 65535 all of the ink. */
export type Inks = readonly [cyan: Image, magenta: Image, yellow: Image, black: Image];

/** What a codec can do; the testkit checks each claim, and that what is not claimed is refused. */
export interface CodecCapabilities {
  /** Short lower-case name of the format: "png". */
  readonly format: string;
  /** IANA media type. */
  readonly mediaType: string;
  /** With the dot; the first is the one written. */
  readonly extensions: readonly [string, ...string[]];
  /** Depths that `encode` writes. */
  readonly depths: readonly Depth[];
  readonly alpha: boolean;
  /** Whether `decode` gives and `encode` writes CMYK as inks; not when left out. */
  readonly inks?: boolean;
  readonly compression: readonly ("lossless" | "lossy")[];
  /** Groups that `encode` keeps byte for byte. */
  readonly keeps: readonly MetadataGroup[];
  /** Largest width or height, px. */
  readonly largestSide: number;
}

/** How to read a file. */
export interface DecodeSettings {
  /** Give the first of several frames or pages, listed as a loss, instead of refusing with `INPUT_ANIMATED`. */
  readonly firstFrame?: boolean;
  /** Give the inks of a CMYK file without alpha, where the codec claims them, beside their rendering. */
  readonly inks?: boolean;
}

/** How to write a file. A setting that the codec does not claim is refused with `CAPABILITY_MISSING`. */
export interface EncodeSettings {
  /** Bits a channel; the image's `sourceDepth`, where the codec has it, when left out. */
  readonly depth?: Depth;
  readonly compression?: "lossless" | "lossy";
  /** 1..100, for lossy compression. */
  readonly quality?: number;
  /** 0 (fast) .. 9 (small). */
  readonly effort?: number;
  /** Spread the rounding of 16 -> 8 bits by an ordered pattern instead of rounding to nearest. */
  readonly dither?: boolean;
  /** Write these instead of the image, which is their rendering: same size and source depth. The ICC profile describes them. */
  readonly inks?: Inks;
}

export interface Decoded {
  readonly image: Image;
  readonly metadata: Metadata;
  /** Where they were asked for: the image is then their rendering in sRGB, and the ICC profile is theirs alone. */
  readonly inks?: Inks;
  /** What of the file the image and metadata do not hold as it stood there: a conversion, a segment that could not be read. */
  readonly losses?: readonly Loss[];
}

export interface Encoded {
  readonly bytes: Uint8Array;
  /** What the file does not hold as it was given. */
  readonly losses: readonly Loss[];
}

/** Reads and writes one file format. */
export interface Codec {
  /** Whether the bytes look like this format, by signature; never throws. */
  sniff(bytes: Uint8Array): boolean;
  /** Reads the header; throws `INPUT_CORRUPT`, `INPUT_TRUNCATED`. */
  inspect(bytes: Uint8Array, context: Context): Promise<ImageInfo>;
  /**
   * Decodes upright, in device values; the metadata says so too (EXIF and XMP orientation 1). Throws `INPUT_CORRUPT`,
   * `INPUT_TRUNCATED`, `INPUT_ANIMATED`, `LIMIT_INPUT_BYTES`, `LIMIT_INPUT_PIXELS`.
   */
  decode(bytes: Uint8Array, context: Context, settings?: DecodeSettings): Promise<Decoded>;
  /**
   * Encodes; pixel sizes inside EXIF and XMP are brought up to date in place. Throws `CAPABILITY_MISSING` for what the codec
   * does not claim (a side above the largest too), `SETTINGS_INVALID` for a value out of range.
   */
  encode(image: Image, metadata: Metadata, settings: EncodeSettings, context: Context): Promise<Encoded>;
}
