import { narrowSample, type Depth, type Loss, type Metadata } from "@pixelproof/core";

/**
 * Metadata whose background colour (PNG's bKGD, samples of two bytes) says at `to` bits what it said at `from`; listed as a
 * change where the depths differ, and untouched where it is no such colour.
 */
export function backgroundAt(metadata: Metadata, from: Depth, to: Depth, losses: Loss[]): Metadata {
  const background = metadata.ancillary?.bKGD;
  if (background === undefined || from === to || background.length % 2 !== 0) return metadata;
  const given = new DataView(background.buffer, background.byteOffset, background.byteLength);
  const bKGD = new Uint8Array(background.length);
  const written = new DataView(bKGD.buffer);
  for (let at = 0; at < background.length; at += 2) {
    const sample = given.getUint16(at);
    written.setUint16(at, to === 16 ? Math.min(sample, 255) * 257 : narrowSample(sample));
  }
  losses.push({
    group: "ancillary",
    kind: "changed",
    reason: `the background colour is stated at ${to} bits, not ${from}`,
  });
  return { ...metadata, ancillary: { ...metadata.ancillary, bKGD } };
}
