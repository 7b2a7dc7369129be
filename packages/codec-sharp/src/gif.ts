import { definePlugin, groupsIn, type CodecCapabilities, type Loss } from "@pixelproof/core";
import { z } from "zod";
import { createCodec } from "./codec.ts";
import { gifFormat } from "./formats/gif.ts";
import { effortOption } from "./options.ts";
import type { Writer } from "./writers.ts";

const capabilities: CodecCapabilities = {
  format: "gif",
  mediaType: "image/gif",
  extensions: [".gif"],
  depths: [8],
  alpha: false,
  compression: [],
  keeps: [],
  largestSide: 65_535,
};

/** The pixels alone, in a palette; nothing else is written. */
const bare: Writer = async (raster, { effort }, metadata) => {
  const bytes = await raster
    .toColourspace("srgb")
    .gif({ effort: Math.max(1, effort) })
    .toBuffer();
  const losses: Loss[] = groupsIn(metadata).map((group) => ({ group, kind: "lost", reason: "gif is written without" }));
  losses.push({ group: "pixels", kind: "changed", reason: "gif holds at most 256 colours" });
  return { bytes, losses };
};

/** GIF, for reading: its first frame where that is asked for. It promises no compression, so that no run is saved in it. */
export default definePlugin({
  kind: "codec",
  name: "gif",
  apiVersion: 1,
  description: "GIF through libnsgif, for reading: comments, XMP and ICC too; the first frame where asked for.",
  options: z.strictObject({ effort: effortOption.default(7) }),
  capabilities,
  create: (defaults) => createCodec(gifFormat, { capabilities, defaults, hasGrey: false, writer: bare }),
});
