import { readFileSync } from "node:fs";
import { dataFile, withData } from "@pixelproof/tooling-data";
import { expect, test } from "vitest";
import { exifBlock, jpegFile } from "../files.fixture.ts";
import { readMetadata } from "../read.ts";
import { writeMetadata } from "../write.ts";
import { dropThumbnails } from "./drop-thumbnails.ts";
import { exifToolFinds, taggedJpeg, withExifTool } from "./exiftool.fixture.ts";

test("nothing changes where there is no thumbnail", () => {
  const given = { exif: exifBlock(), xmp: Buffer.from("<a/>") };
  expect(dropThumbnails(given)).toEqual({ metadata: given, losses: [] });
});

test.skipIf(!withExifTool)("the thumbnails of XMP go, the rest of it stays", () => {
  const file = taggedJpeg("-XMP-xmp:Thumbnails={Width=2,Height=2,Format=JPEG,Image=/9j/4AAQ}", "-XMP-dc:Title=A title");
  const { metadata, losses } = dropThumbnails(readMetadata(file).metadata);
  expect(exifToolFinds(writeMetadata(jpegFile(), metadata).bytes, "jpg", "-XMP:all", "--XMPToolkit")).toEqual([
    "[XMP-dc] Title: A title",
  ]);
  expect(losses).toMatchObject([{ group: "xmp", kind: "changed", reason: expect.stringContaining("Thumbnails") }]);
});

test.skipIf(!withExifTool || !withData)("the thumbnail of a camera's EXIF goes, the maker note reads as before", () => {
  const before = readMetadata(new Uint8Array(readFileSync(dataFile("metadata/canon-ixus.jpg")))).metadata;
  const { metadata, losses } = dropThumbnails(before);
  const read = (given: typeof before, ...tags: string[]) =>
    exifToolFinds(writeMetadata(jpegFile(), given).bytes, "jpg", ...tags);
  expect(read(metadata, "-ThumbnailImage", "-IFD1:all")).toEqual([]);
  expect(read(metadata, "-MakerNotes:all", "-ExifIFD:all")).toEqual(read(before, "-MakerNotes:all", "-ExifIFD:all"));
  expect(losses).toMatchObject([{ group: "exif", kind: "changed" }]);
});
