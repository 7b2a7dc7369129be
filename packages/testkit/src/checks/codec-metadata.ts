import assert from "node:assert/strict";
import {
  createContext,
  groupsIn,
  metadataGroups,
  type Codec,
  type CodecCapabilities,
  type Density,
  type Metadata,
  type MetadataGroup,
  type Plugin,
} from "@pixelproof/core";
import { assertSameSamples } from "../assertions.ts";
import type { Check } from "../check.ts";
import { exifBlock } from "../metadata/exif-block.ts";
import { iccProfile } from "../metadata/icc-profile.ts";
import { sampleMetadata } from "../metadata/sample-metadata.ts";
import { suiteOf, type Setup } from "../suite.ts";
import { scene } from "../synthetic/scene.ts";
import { tolerances } from "../tolerances.ts";
import { surrounded } from "./surrounded.ts";

/** Metadata that the codec keeps comes back byte for byte, and what it does not keep is listed. */
export function codecMetadataChecks(plugin: Plugin<"codec">, capabilities: CodecCapabilities, setup: Setup): Check[] {
  const check = suiteOf(plugin, setup);
  const { keeps } = capabilities;
  const samples = [sampleMetadata({ littleEndian: true }), sampleMetadata({ littleEndian: false })];

  return [
    ...metadataGroups.flatMap((group) => {
      const kept = keeps.includes(group);
      return [
        check(
          `${group} is kept, alone and among the others`,
          async (codec) => {
            for (const metadata of samples) {
              for (const given of [alone(group, metadata), metadata]) {
                const { metadata: read, losses } = await roundTrip(codec, given);
                assertSameGroup(group, read, given);
                const loss = losses.find((one) => one.group === group);
                assert.equal(loss, undefined, `kept ${group} but lists it as ${loss?.kind}: ${loss?.reason}`);
              }
            }
          },
          !kept && `${group} is not declared as kept`,
        ),
        check(
          `${group} is listed among the losses`,
          async (codec) => {
            const { losses } = await roundTrip(codec, samples[0]);
            assert.ok(
              losses.some((loss) => loss.group === group),
              `was given ${group}, does not declare to keep it, and lists no loss of it`,
            );
          },
          kept && `${group} is declared as kept`,
        ),
      ];
    }),

    check(
      "an ICC profile larger than 64 KiB is kept",
      async (codec) => {
        const given = { icc: iccProfile({ space: "RGB ", padding: 150_000 }) };
        assertSameGroup("icc", (await roundTrip(codec, given)).metadata, given);
      },
      !keeps.includes("icc") && "icc is not declared as kept",
    ),

    check(
      "an EXIF orientation does not turn the picture, which is upright already",
      async (codec) => {
        const image = scene({ width: 24, height: 20, sourceDepth: 8 });
        const exif = exifBlock({ littleEndian: false, orientation: 6 });
        const { bytes } = await codec.encode(image, { exif }, {}, createContext());
        const { image: read } = await codec.decode(bytes, createContext());
        assert.equal(`${read.width}x${read.height}`, "24x20", "the picture came back turned; expected orientation 1");
      },
      !keeps.includes("exif") && "exif is not declared as kept",
    ),

    check(
      "a grey picture keeps its grey profile, or the loss is listed",
      async (codec) => {
        const given = sampleMetadata({ grey: true });
        const { metadata, losses } = await roundTrip(codec, given, true);
        if (losses.some(({ group }) => group === "icc" || group === "colour")) return;
        assertSameGroup("icc", metadata, given);
      },
      !keeps.includes("icc") && "icc is not declared as kept",
    ),

    check("no metadata in, none out", async (codec) => {
      const { metadata, losses } = await roundTrip(codec, {});
      const found = groupsIn(metadata).filter((group) => group !== "density");
      assert.deepEqual(found, [], `was given no metadata and wrote ${found.join(", ")}`);
      const lost = losses.filter(({ group }) => metadataGroups.some((one) => one === group));
      assert.deepEqual(lost, [], "was given no metadata and lists losses of it");
    }),
  ];
}

async function roundTrip(codec: Codec, given: Metadata, grey: boolean = false) {
  const image = scene({ width: 24, height: 20, channels: grey ? 1 : 3, sourceDepth: 8 });
  const { bytes, losses } = await codec.encode(image, asViews(given), {}, createContext());
  return { metadata: (await codec.decode(bytes, createContext())).metadata, losses };
}

/** One group and what it cannot be without: extended XMP is found through the packet that names it. */
function alone(group: MetadataGroup, metadata: Required<Metadata>): Metadata {
  return { ...(group === "extendedXmp" && { xmp: metadata.xmp }), [group]: metadata[group] };
}

/** Fresh copies whose bytes are views into larger buffers. */
function asViews(metadata: Metadata): Metadata {
  const { ancillary, attachments, ...rest } = metadata;
  return {
    ...viewsOf(rest),
    ...(ancillary && { ancillary: viewsOf(ancillary) }),
    ...(attachments && { attachments: attachments.map(viewsOf) }),
  };
}

function viewsOf<T extends object>(values: T): T {
  const copy = { ...values };
  for (const name in copy) {
    const value = copy[name];
    if (value instanceof Uint8Array) copy[name] = surrounded(value);
  }
  return copy;
}

function assertSameGroup(group: MetadataGroup, actual: Metadata, expected: Metadata): void {
  if (group === "density") {
    assertSameDensity(actual.density, expected.density);
    return;
  }
  const [read, given] = [actual[group], expected[group]];
  assert.ok(read !== undefined && given !== undefined, `declares to keep ${group} and lost it`);
  if (read instanceof Uint8Array && given instanceof Uint8Array) assertSameSamples(read, given, group);
  // A clone turns Buffers into plain arrays: what holds the bytes does not matter.
  else assert.deepEqual(structuredClone(read), structuredClone(given), `${group} came back with other values`);
}

function assertSameDensity(actual: Density | undefined, expected: Density | undefined): void {
  assert.ok(actual !== undefined && expected !== undefined, "declares to keep density and lost it");
  for (const axis of ["x", "y"] as const) {
    const [read, given] = [perInch(actual, axis), perInch(expected, axis)];
    const close = Math.abs(read / given - 1) <= tolerances.density;
    assert.ok(close, `density ${axis} became ${read.toFixed(2)} from ${given.toFixed(2)} pixels per inch`);
  }
}

const perInch = (density: Density, axis: "x" | "y"): number => density[axis] * (density.unit === "cm" ? 2.54 : 1);
