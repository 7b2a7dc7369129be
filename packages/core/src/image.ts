import { PixelproofError } from "./errors.ts";

/** 1 grey, 2 grey and alpha, 3 RGB, 4 RGBA. */
export type Channels = 1 | 2 | 3 | 4;

/** Bits a channel as they stand in a file. */
export type Depth = 8 | 16;

/**
 * A picture: 16 bits a channel, interleaved, full range 0..65535, straight alpha, upright, device values of its own
 * colour space. Immutable by contract: nobody writes into `data` once the image is made.
 */
export interface Image {
  /** Pixels a row. */
  readonly width: number;
  /** Rows. */
  readonly height: number;
  readonly channels: Channels;
  /** `width * height * channels` samples, possibly in shared memory. */
  readonly data: Uint16Array;
  /** Depth of the file the picture came from. */
  readonly sourceDepth: Depth;
}

/** Makes an image over `data` without copying; throws `IMAGE_INVALID` when size, channels and length disagree. */
export function createImage(parts: {
  width: number;
  height: number;
  channels: number;
  data: Uint16Array;
  sourceDepth?: Depth;
}): Image {
  const { width, height, channels, data, sourceDepth = 16 } = parts;
  assertSide("width", width);
  assertSide("height", height);
  if (!isChannels(channels)) {
    throw new PixelproofError("IMAGE_INVALID", `Expected 1, 2, 3 or 4 for channels but received ${channels}`);
  }
  if (!(data instanceof Uint16Array)) {
    throw new PixelproofError("IMAGE_INVALID", `Expected a Uint16Array for data but received ${describeType(data)}`);
  }
  assertLength(data.length, width, height, channels);
  return Object.freeze({ width, height, channels, data, sourceDepth });
}

/** Whether the last channel is alpha. */
export function hasAlpha(image: { readonly channels: Channels }): image is { readonly channels: 2 | 4 } {
  return image.channels === 2 || image.channels === 4;
}

/** Whether the picture has one colour channel. */
export function isGrey(image: { readonly channels: Channels }): image is { readonly channels: 1 | 2 } {
  return image.channels <= 2;
}

/** Channels of a picture of that kind. */
export function channelsOf(kind: { grey: boolean; alpha: boolean }): Channels {
  if (kind.grey) return kind.alpha ? 2 : 1;
  return kind.alpha ? 4 : 3;
}

/** Whether every alpha sample is 65535, or there is no alpha. */
export function isOpaque(image: Image): boolean {
  if (!hasAlpha(image)) return true;
  const { data, channels } = image;
  for (let i = channels - 1; i < data.length; i += channels) if (data[i] !== 65535) return false;
  return true;
}

function isChannels(value: number): value is Channels {
  return value === 1 || value === 2 || value === 3 || value === 4;
}

export function assertSide(name: string, value: number): void {
  if (!Number.isSafeInteger(value) || value < 1) {
    throw new PixelproofError(
      "IMAGE_INVALID",
      `Expected a whole number of pixels above 0 for ${name} but received ${value}`,
    );
  }
}

export function assertLength(length: number, width: number, height: number, channels: number): void {
  const expected = width * height * channels;
  if (length !== expected) {
    throw new PixelproofError(
      "IMAGE_INVALID",
      `Expected ${expected} samples for ${width}x${height}x${channels} but received ${length}`,
    );
  }
}

function describeType(value: unknown): string {
  return typeof value === "object" && value !== null ? value.constructor.name : typeof value;
}
