import assert from "node:assert/strict";
import { createContext, type CodecCapabilities, type Plugin } from "@pixelproof/core";
import { assertSameSamples, assertUnchanged } from "../assertions.ts";
import type { Check } from "../check.ts";
import { sampleMetadata } from "../metadata/sample-metadata.ts";
import { suiteOf, type Setup } from "../suite.ts";
import { noise } from "../synthetic/noise.ts";
import { scene } from "../synthetic/scene.ts";
import { layoutsOf } from "./codec-round-trip.ts";

/** Header and pixels agree, two runs agree, and what the caller gave stays as it was. */
export function codecConsistencyChecks(
  plugin: Plugin<"codec">,
  capabilities: CodecCapabilities,
  setup: Setup,
): Check[] {
  const check = suiteOf(plugin, setup);
  const { alpha, format } = capabilities;

  return [
    check("the header says what the pixels are", async (codec) => {
      for (const channels of layoutsOf(capabilities)) {
        const { bytes } = await codec.encode(noise({ width: 37, height: 23, channels }), {}, {}, createContext());
        const info = await codec.inspect(bytes, createContext());
        const { image } = await codec.decode(bytes, createContext());
        assert.deepEqual(
          { ...info },
          {
            format,
            width: image.width,
            height: image.height,
            channels: image.channels,
            depth: image.sourceDepth,
            frames: 1,
            orientation: 1,
          },
          `inspect says ${JSON.stringify(info)} of a picture of ${image.width}x${image.height}, ${image.channels} channels, ${image.sourceDepth} bits`,
        );
      }
    }),

    check("two runs write the same bytes", async (codec) => {
      const image = scene({ width: 40, height: 30 });
      const first = await codec.encode(image, sampleMetadata(), {}, createContext());
      const second = await codec.encode(image, sampleMetadata(), {}, createContext());
      assertSameSamples(second.bytes, first.bytes, "the second file");
    }),

    check("picture, metadata and file are not written into", async (codec) => {
      const image = scene({ width: 40, height: 30, channels: alpha ? 4 : 3 });
      const metadata = sampleMetadata();
      const { icc, exif, xmp, iptc } = metadata;
      await assertUnchanged({ "the picture": image.data, icc, exif, xmp, iptc }, () =>
        codec.encode(image, metadata, {}, createContext()),
      );
      const { bytes } = await codec.encode(image, metadata, {}, createContext());
      await assertUnchanged({ "the file": bytes }, () => codec.decode(bytes, createContext()));
    }),
  ];
}
