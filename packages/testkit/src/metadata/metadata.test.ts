import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { groupsIn, metadataGroups } from "@pixelproof/core";
import { exifBlock } from "./exif-block.ts";
import { iccProfile } from "./icc-profile.ts";
import { iptcRecord, sampleMetadata } from "./sample-metadata.ts";

const withExiftool = spawnSync("exiftool", ["-ver"], { stdio: "ignore" }).status === 0;

/** What exiftool reads from the bytes, by tag name. */
function exiftool(bytes: Uint8Array, ...options: string[]): Record<string, unknown> {
  const { stdout } = spawnSync("exiftool", ["-json", "-n", ...options, "-"], { input: bytes, encoding: "utf8" });
  const [tags]: Record<string, unknown>[] = JSON.parse(stdout);
  return tags;
}

describe.skipIf(!withExiftool)("exiftool", () => {
  test.each(["RGB ", "GRAY"] as const)("takes the %s profile for valid", (space) => {
    const tags = exiftool(iccProfile({ space }), "-validate", "-all");
    expect(tags).toMatchObject({ Validate: "0 0 0", ColorSpaceData: space, ProfileDescription: "Pixelproof test" });
  });

  test.each([true, false])("reads the EXIF block, little-endian %s", (littleEndian) => {
    const tags = exiftool(exifBlock({ littleEndian, orientation: 6 }));
    expect(tags).toMatchObject({
      ExifByteOrder: littleEndian ? "II" : "MM",
      Make: "Pixelproof camera works",
      Orientation: 6,
      DateTimeOriginal: "2026:01:02 03:04:05",
    });
  });
});

test("a profile says its own length and can be made larger", () => {
  const profile = iccProfile({ space: "RGB ", padding: 70_000 });
  expect(new DataView(profile.buffer).getUint32(0)).toBe(profile.length);
  expect(profile.length).toBeGreaterThan(70_000);
});

test("the maker note counts its offset from the start of the block", () => {
  const block = exifBlock({ littleEndian: false });
  const note = Buffer.from(block).indexOf("PXPF");
  expect(new DataView(block.buffer).getUint32(note + 8)).toBe(note + 16);
});

test("an IPTC record may have an odd length", () => {
  expect(iptcRecord("odd").length % 2).not.toBe(iptcRecord("even").length % 2);
});

test("the sample metadata holds every group and is new each time", () => {
  const metadata = sampleMetadata();
  expect(groupsIn(metadata)).toEqual(metadataGroups);
  expect(sampleMetadata()).toEqual(metadata);
  expect(sampleMetadata().exif).not.toBe(metadata.exif);
});
