import {
  depthLoss,
  ditherTo8,
  groupsIn,
  narrow,
  resolveEncodeSettings,
  throwIfAborted,
  type Context,
  type Encoded,
  type EncodeSettings,
  type Image,
  type Loss,
  type Metadata,
  type MetadataGroup,
} from "@pixelproof/core";
import { capabilities } from "./capabilities.ts";
import { writeHeader } from "./header.ts";

/** Writes a PAM file; throws what `resolveEncodeSettings` throws. */
export function encodePam(image: Image, metadata: Metadata, settings: EncodeSettings, context: Context): Encoded {
  throwIfAborted(context.signal);
  const resolved = resolveEncodeSettings(capabilities, image, settings, { effort: 0 });
  const to8Bits = resolved.dither ? ditherTo8(image) : narrow(image.data);
  const samples = resolved.depth === 8 ? to8Bits : toBigEndian(image.data);
  const header = writeHeader({ ...image, wide: resolved.depth === 16 });
  const bytes = new Uint8Array(header.length + samples.length);
  bytes.set(header);
  bytes.set(samples, header.length);
  context.progress(1);
  return { bytes, losses: [...depthLoss(image, resolved), ...groupsIn(metadata).map((group) => lost(group))] };
}

function lost(group: MetadataGroup): Loss {
  return { group, kind: "lost", reason: "PAM has no place for it" };
}

function toBigEndian(samples: Uint16Array): Uint8Array {
  const bytes = new Uint8Array(samples.length * 2);
  for (const [i, sample] of samples.entries()) {
    bytes[2 * i] = sample >> 8;
    bytes[2 * i + 1] = sample & 255;
  }
  return bytes;
}
