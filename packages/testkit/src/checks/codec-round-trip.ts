import assert from "node:assert/strict";
import {
  createContext,
  hasAlpha,
  isGrey,
  type Channels,
  type Codec,
  type CodecCapabilities,
  type EncodeSettings,
  type Image,
} from "@pixelproof/core";
import { surrounded } from "./surrounded.ts";

/** The layouts that a codec must write: without alpha always, with alpha where it is declared. */
export function layoutsOf({ alpha }: CodecCapabilities): Channels[] {
  return ([1, 2, 3, 4] satisfies Channels[]).filter((channels) => alpha || !hasAlpha({ channels }));
}

/** Encodes and decodes without metadata; the samples are given as a view into a larger buffer. */
export async function roundTrip(codec: Codec, image: Image, settings: EncodeSettings): Promise<Image> {
  const view = { ...image, data: surrounded(image.data) };
  const { bytes } = await codec.encode(view, {}, settings, createContext());
  return (await codec.decode(bytes, createContext())).image;
}

/** Same size, alpha kept; a format without grey may come back as RGB. */
export function assertSameLayout(actual: Image, expected: Image): void {
  const { width, height, channels } = expected;
  assert.equal(`${actual.width}x${actual.height}`, `${width}x${height}`, "came back in another size");
  const kept = actual.channels === channels || (isGrey(expected) && actual.channels === channels + 2);
  assert.ok(kept, `came back with ${actual.channels} channels; expected ${channels}`);
}
