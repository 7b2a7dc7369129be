import { expect, test } from "vitest";
import { jpegFile } from "../files.fixture.ts";
import { readMetadata } from "../read.ts";
import { writeMetadata } from "../write.ts";
import { addProvenance } from "./add-provenance.ts";
import { exifToolFinds, taggedJpeg, withExifTool } from "./exiftool.fixture.ts";

const provenance = { action: "resized", softwareAgent: "pixelproof 1.2", parameters: `scale 1.5 & "lanczos" <4>` };

const history = (metadata: Parameters<typeof writeMetadata>[1]): string[] =>
  exifToolFinds(writeMetadata(jpegFile(), metadata).bytes, "jpg", "-XMP-xmpMM:all", "-Warning");

test.skipIf(!withExifTool)("makes XMP with one entry where there is none", () => {
  expect(history(addProvenance({}, provenance).metadata)).toEqual([
    "[XMP-xmpMM] HistoryAction: resized",
    "[XMP-xmpMM] HistorySoftwareAgent: pixelproof 1.2",
    `[XMP-xmpMM] HistoryParameters: scale 1.5 & "lanczos" <4>`,
  ]);
});

test.skipIf(!withExifTool).each([
  ["a packet without a history", ["-XMP-dc:Title=A title"], "resized"],
  ["a history of ExifTool's", ["-XMP-xmpMM:History={Action=saved,SoftwareAgent=other}"], "saved, resized"],
])("adds to %s and leaves the rest", (_, tags, actions) => {
  const { metadata } = readMetadata(taggedJpeg(...tags));
  const { metadata: written, losses } = addProvenance(metadata, provenance);
  expect(history(written)).toContain(`[XMP-xmpMM] HistoryAction: ${actions}`);
  const all = (given: typeof metadata) =>
    exifToolFinds(writeMetadata(jpegFile(), given).bytes, "jpg", "-XMP:all", "--XMP-xmpMM:all");
  expect(all(written)).toEqual(all(metadata));
  expect(losses).toMatchObject([{ group: "xmp", kind: "changed" }]);
});

test("a second run adds a second entry; an empty list is filled", () => {
  const twice = addProvenance(addProvenance({}, provenance).metadata, provenance).metadata;
  expect(
    Buffer.from(twice.xmp ?? [])
      .toString()
      .match(/<stEvt:action>/g),
  ).toHaveLength(2);
  const empty = Buffer.from(
    `<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><r:Description r:about="" ` +
      `xmlns:m="http://ns.adobe.com/xap/1.0/mm/"><m:History><r:Seq/></m:History></r:Description></r:RDF>`,
  );
  const filled = addProvenance({ xmp: empty }, provenance).metadata;
  expect(Buffer.from(filled.xmp ?? []).toString()).toMatch(/<m:History><r:Seq><rdf:li .*<\/r:Seq><\/m:History>/);
});

test("a packet that cannot be read is left as it is, and that is listed", () => {
  const xmp = Buffer.from("<x");
  expect(addProvenance({ xmp }, provenance)).toMatchObject({
    metadata: { xmp },
    losses: [{ group: "xmp", kind: "lost" }],
  });
});
