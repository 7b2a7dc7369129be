import { readFileSync } from "node:fs";
import { definePlugin, Host, metadataGroups, type Metadata } from "@pixelproof/core";
import { hasThumbnail, readExifDensity, readMetadata } from "@pixelproof/metadata";
import { sampleMetadata } from "@pixelproof/testkit";
import { dataFile, withData } from "@pixelproof/tooling-data";
import { expect, test } from "vitest";
import { carryMetadata, type Passage } from "./carry-metadata.ts";
import { metadataSettingsSchema, type MetadataSettings } from "./settings.ts";

const resampler = new Host([
  definePlugin({
    kind: "resampler",
    name: "nearest",
    apiVersion: 1,
    capabilities: { kernel: "nearest neighbour" },
    create: () => ({ resample: () => Promise.reject(new Error("not used")) }),
  }),
]).describe("resampler", "nearest");

const all = { format: "raw", keeps: metadataGroups };
const few: Passage["target"] = { format: "webp", keeps: ["icc", "exif", "xmp"] };
const from = { width: 100, height: 80 };
const to = { width: 150, height: 160 };

const carry = (metadata: Metadata, settings: Partial<MetadataSettings> = {}, passage: Partial<Passage> = {}) =>
  carryMetadata(metadata, metadataSettingsSchema.parse(settings), {
    from,
    to,
    resampler,
    target: all,
    version: "1.2.3",
    ...passage,
  });

const text = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString();

test("by default nothing changes where the target has a place for everything", () => {
  const metadata = sampleMetadata();
  expect(carry(metadata)).toEqual({ metadata, losses: [] });
});

test("what the policy leaves out does not come back by being put elsewhere", () => {
  const iptc = Buffer.from("\x1c\x02\x5a\0\x05Paris\x1c\x02\x50\0\x03Ada", "latin1");
  const { metadata, losses } = carry({ iptc }, { keep: ["copyright"] }, { target: few });
  expect([text(metadata.xmp).includes("Ada"), text(metadata.xmp).includes("Paris")]).toEqual([true, false]);
  expect(losses.map(({ reason }) => reason)).toEqual([
    "left out by metadata.keep: City",
    expect.stringMatching(/^WebP has no IPTC block; its fields stand in the XMP: dc:creator/),
  ]);
});

test("density is kept, or scaled with the pixels, also where EXIF has to hold it", () => {
  const metadata: Metadata = { density: { x: 300, y: 300, unit: "inch" } };
  expect(carry(metadata).metadata.density).toEqual(metadata.density);
  const scaled = { x: 450, y: 600, unit: "inch" };
  expect(carry(metadata, { density: "scale" }).metadata.density).toEqual(scaled);
  const { exif } = carry(metadata, { density: "scale" }, { target: few }).metadata;
  expect(exif && readExifDensity(exif)).toEqual(scaled);
});

test("provenance is added only when asked for, and says how", () => {
  const { xmp } = carry({}, { provenance: true }).metadata;
  expect(text(xmp)).toContain("<stEvt:softwareAgent>pixelproof 1.2.3</stEvt:softwareAgent>");
  expect(text(xmp)).toContain("100x80 to 150x160; scale 2; resampler nearest (nearest neighbour)");
});

test.skipIf(!withData)("a thumbnail goes when the picture is resized, and only then", () => {
  const { metadata } = readMetadata(new Uint8Array(readFileSync(dataFile("metadata/canon-ixus.jpg"))));
  const has = (carried: Metadata): boolean => carried.exif !== undefined && hasThumbnail(carried.exif);
  const resized = carry(metadata);
  expect(has(resized.metadata)).toBe(false);
  expect(resized.losses).toMatchObject([{ group: "exif", reason: expect.stringContaining("thumbnail") }]);
  expect(has(carry(metadata, {}, { to: from }).metadata)).toBe(true);
});
