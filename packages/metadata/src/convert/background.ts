import { narrowSample, type Depth, type Metadata } from "@pixelproof/core";
import { viewOf } from "../bytes.ts";
import { changed } from "../result.ts";
import { unchanged, type Converted } from "./converted.ts";

/**
 * Metadata whose background colour (PNG's bKGD, samples of two bytes) says at `to` bits what it said at `from`; listed as a
 * change where the depths differ, and untouched where it is no such colour.
 */
export function backgroundAt(metadata: Metadata, from: Depth, to: Depth): Converted {
  const background = metadata.ancillary?.bKGD;
  if (background === undefined || from === to || background.length % 2 !== 0) return unchanged(metadata);
  const given = viewOf(background);
  const bKGD = new Uint8Array(background.length);
  const written = viewOf(bKGD);
  for (let at = 0; at < background.length; at += 2) {
    const sample = given.getUint16(at);
    written.setUint16(at, to === 16 ? Math.min(sample, 255) * 257 : narrowSample(sample));
  }
  return {
    metadata: { ...metadata, ancillary: { ...metadata.ancillary, bKGD } },
    losses: [changed("ancillary", `the background colour is stated at ${to} bits, not ${from}`)],
  };
}
