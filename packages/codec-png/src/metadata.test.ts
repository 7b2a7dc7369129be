import { expect, test } from "vitest";
import { createContext, groupsIn, Host } from "@pixelproof/core";
import { patchExif, patchXmp, readMetadata, writeMetadata } from "@pixelproof/metadata";
import { sampleMetadata, scene } from "@pixelproof/testkit";
import { chunksOf } from "./chunks.fixture.ts";
import plugin from "./index.ts";

const codec = new Host([plugin]).get("codec", "png-simd");
const image = scene({ width: 30, height: 20, sourceDepth: 8 });

test("every group that PNG has a place for is in the file byte for byte, the others are listed", async () => {
  const given = sampleMetadata();
  const { bytes, losses } = await codec.encode(image, given, {}, createContext());
  const { metadata, warnings } = readMetadata(bytes);
  expect(warnings).toEqual([]);
  const { exif, xmp, iptc: _, extendedXmp: __, attachments: ___, ...rest } = given;
  const patch = { orientation: 1, width: 30, height: 20 };
  expect(metadata).toEqual({ ...rest, exif: patchExif(exif, patch), xmp: patchXmp(xmp, patch) });
  expect(new Set(losses.map(({ group }) => group))).toEqual(new Set(["iptc", "extendedXmp", "attachments"]));
  expect(groupsIn(given)).toHaveLength(groupsIn(metadata).length + 3);
});

test("metadata stands before the picture data, as it is spliced into any PNG", async () => {
  const { bytes } = await codec.encode(image, sampleMetadata(), {}, createContext());
  expect(Buffer.compare(writeMetadata(bytes, readMetadata(bytes).metadata).bytes, bytes)).toBe(0);
  const types = chunksOf(bytes).map(({ type }) => type);
  expect(types[0]).toBe("IHDR");
  expect(types.slice(-2)).toEqual(["IDAT", "IEND"]);
});

test("the background colour is stated at the depth that is written, and what rounding costs is listed", async () => {
  const bKGD = Uint8Array.of(200, 200, 100, 100, 0, 0);
  const deep = scene({ width: 8, height: 8 });
  const { bytes, losses } = await codec.encode(deep, { ancillary: { bKGD } }, { depth: 8 }, createContext());
  expect(readMetadata(bytes).metadata.ancillary?.bKGD).toEqual(Uint8Array.of(0, 200, 0, 100, 0, 0));
  expect(losses.map(({ group, kind }) => `${group} ${kind}`)).toEqual(["depth changed", "ancillary changed"]);
});
