import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { Attachment } from "@pixelproof/core";
import { dataFile, hasCommand, withData } from "@pixelproof/tooling-data";
import { ascii, join as joinBytes } from "../bytes.ts";
import { jpegFile } from "../files.fixture.ts";
import { extensionName, splitExtendedXmp } from "./extended-xmp.ts";
import { readJpegMetadata } from "./read.ts";
import { identifiers, markers, segment } from "./segments.ts";
import { writeJpegMetadata } from "./write.ts";

const withExifTool = hasCommand("exiftool", "-ver");
const folder = mkdtempSync(join(tmpdir(), "jpeg-"));
afterAll(() => rmSync(folder, { recursive: true }));

function exiftool(file: Uint8Array, ...options: string[]): Buffer {
  const path = join(folder, "file.jpg");
  writeFileSync(path, file);
  return spawnSync("exiftool", [...options, path]).stdout;
}

const description = (inside: string): string =>
  `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` +
  `<rdf:Description rdf:about=""${inside}/></rdf:RDF></x:xmpmeta>`;
const extension = ascii(description(` xmlns:dc="http://purl.org/dc/elements/1.1/" dc:source="${"s".repeat(150_000)}"`));
const naming = (name: string): Uint8Array =>
  ascii(description(` xmlns:xmpNote="http://ns.adobe.com/xmp/note/" xmpNote:HasExtendedXMP="${name}"`));

describe("extended XMP", () => {
  const packet = naming(extensionName(extension));

  test("comes back in one piece, its packet untouched", () => {
    const { bytes, losses } = writeJpegMetadata(jpegFile(), { xmp: packet, extendedXmp: extension });
    expect(losses).toEqual([]);
    expect(readJpegMetadata(bytes)).toEqual({ metadata: { xmp: packet, extendedXmp: extension }, warnings: [] });
  });

  test.skipIf(!withExifTool)("ExifTool finds it through the packet, also where the reference had to be added", () => {
    for (const xmp of [packet, naming("0".repeat(32)), ascii(description(""))]) {
      const { bytes } = writeJpegMetadata(jpegFile(), { xmp, extendedXmp: extension });
      expect(exiftool(bytes, "-b", "-XMP-dc:Source").length).toBe(150_000);
      expect(exiftool(bytes, "-Warning").toString()).toBe("");
    }
  });

  test("a reference that had to be written is listed as a change of the packet", () => {
    for (const xmp of [naming("0".repeat(32)), ascii(description(""))]) {
      const { bytes, losses } = writeJpegMetadata(jpegFile(), { xmp, extendedXmp: extension });
      expect(losses).toEqual([expect.objectContaining({ group: "xmp", kind: "changed" })]);
      expect(readJpegMetadata(bytes).metadata.extendedXmp).toEqual(extension);
    }
  });

  test("without a packet to name it, it is listed as lost", () => {
    for (const xmp of [{}, { xmp: ascii("not RDF") }, { xmp: ascii(description(" ").padEnd(70_000)) }]) {
      const { bytes, losses } = writeJpegMetadata(jpegFile(), { ...xmp, extendedXmp: extension });
      expect(losses).toContainEqual(expect.objectContaining({ group: "extendedXmp", kind: "lost" }));
      expect(readJpegMetadata(bytes).metadata.extendedXmp).toBeUndefined();
    }
  });

  test("parts are joined in whatever order they stand; others' parts are passed over", () => {
    const other = splitExtendedXmp(ascii("of another packet"));
    const file = jpegFile(
      segment(markers.app1, identifiers.xmp, packet),
      ...other,
      ...splitExtendedXmp(extension).toReversed(),
    );
    expect(readJpegMetadata(file)).toEqual({ metadata: { xmp: packet, extendedXmp: extension }, warnings: [] });
  });

  test("a missing part, a wrong MD5, and one that nothing names are warned of", () => {
    const [first, ...rest] = splitExtendedXmp(extension);
    const spoilt = rest.map((part) => part.with(part.length - 1, 0));
    const main = segment(markers.app1, identifiers.xmp, packet);
    expect(readJpegMetadata(jpegFile(main, first))).toMatchObject({
      warnings: [expect.stringContaining("lacks parts")],
    });
    expect(readJpegMetadata(jpegFile(main)).warnings).toEqual([expect.stringContaining("not in the file")]);
    expect(readJpegMetadata(jpegFile(main, first, ...spoilt)).warnings).toEqual([expect.stringContaining("MD5")]);
    expect(readJpegMetadata(jpegFile(first, ...rest)).warnings).toEqual([expect.stringContaining("no packet names")]);
  });
});

describe("comments", () => {
  test("several come back as text, in UTF-8 or what was there before it", () => {
    const file = jpegFile(segment(markers.com, Buffer.from("Zürich")), segment(markers.com, ascii("Z\xfcrich\0")));
    const text = [
      { keyword: "Comment", text: "Zürich" },
      { keyword: "Comment", text: "Zürich" },
    ];
    expect(readJpegMetadata(file).metadata).toEqual({ text });
    const { bytes, losses } = writeJpegMetadata(jpegFile(segment(markers.com, ascii("old"))), { text });
    expect(losses).toEqual([]);
    expect(readJpegMetadata(bytes).metadata).toEqual({ text });
  });

  test("text under another keyword is listed", () => {
    const comment = { keyword: "Comment", text: "kept" };
    const title = { keyword: "Title", text: "not" };
    expect(writeJpegMetadata(jpegFile(), { text: [comment, title] }).losses).toEqual([
      expect.objectContaining({ group: "text", kind: "changed" }),
    ]);
    expect(writeJpegMetadata(jpegFile(), { text: [title] }).losses).toEqual([
      expect.objectContaining({ group: "text", kind: "lost" }),
    ]);
  });
});

describe("further pictures", () => {
  const picture = (...segments: Uint8Array[]): Uint8Array =>
    jpegFile(segment(markers.app1, new Uint8Array(7)), ...segments);
  const attachments: Attachment[] = [
    {
      attribute: 0,
      bytes: picture(segment(markers.app2, identifiers.isoGainMap, ascii("parameters"))),
      kind: "gain-map",
    },
    { attribute: 0x020002, bytes: picture(), kind: "other" },
  ];

  test("come back byte for byte, told apart by their own metadata", () => {
    const { bytes, losses } = writeJpegMetadata(jpegFile(), { attachments, text: [{ keyword: "Comment", text: "x" }] });
    expect(losses).toEqual([]);
    expect(readJpegMetadata(bytes).metadata.attachments).toEqual(attachments);
  });

  test("are taken out again with their index; what others appended stays", () => {
    const appended = ascii("a film");
    const { bytes } = writeJpegMetadata(jpegFile(), { attachments });
    const bare = writeJpegMetadata(joinBytes([bytes, appended]), {}).bytes;
    expect(bare).toEqual(joinBytes([jpegFile(), appended]));
  });

  test.skipIf(!withExifTool)("ExifTool extracts them through the index", () => {
    const { bytes } = writeJpegMetadata(jpegFile(), { attachments });
    expect(exiftool(bytes, "-b", "-MPImage2")).toEqual(Buffer.from(attachments[0].bytes));
    expect(exiftool(bytes, "-b", "-MPImage3")).toEqual(Buffer.from(attachments[1].bytes));
    expect(exiftool(bytes, "-b", "-MPImage1:MPImageLength").toString()).toBe(
      `${bytes.length - attachments[0].bytes.length - attachments[1].bytes.length}`,
    );
    expect(exiftool(bytes, "-Warning").toString()).toBe("");
  });

  test("an index that leads outside, or to something else, is warned of", () => {
    const { bytes } = writeJpegMetadata(jpegFile(), { attachments });
    const cut = readJpegMetadata(bytes.subarray(0, -1));
    expect(cut.metadata.attachments).toEqual([attachments[0]]);
    expect(cut.warnings).toEqual([expect.stringContaining("left out")]);
    const file = jpegFile(segment(markers.app2, identifiers.mpf, ascii("II*\0damaged")));
    expect(readJpegMetadata(file)).toEqual({ metadata: {}, warnings: [expect.stringContaining("malformed")] });
  });

  test("the gain map's length in Google's directory follows it", () => {
    const items = (length: number): Uint8Array =>
      ascii(`<Container:Item Item:Mime="image/jpeg" Item:Semantic="GainMap" Item:Length="${length}"/>`);
    const { bytes, losses } = writeJpegMetadata(jpegFile(), { xmp: items(9), attachments });
    expect(readJpegMetadata(bytes).metadata.xmp).toEqual(items(attachments[0].bytes.length));
    expect(losses).toEqual([expect.objectContaining({ group: "xmp", kind: "changed" })]);
    const again = writeJpegMetadata(jpegFile(), readJpegMetadata(bytes).metadata);
    expect(again).toEqual({ bytes, losses: [] });
  });

  test.skipIf(!withData || !withExifTool).each(["ultra-hdr", "gain-map", "apple_gainmap_new"])(
    "%s: the gain map survives in another JPEG",
    (name) => {
      const source = readFileSync(dataFile(`metadata/${name}.jpg`));
      const { metadata, warnings } = readJpegMetadata(source);
      expect(warnings).toEqual([]);
      expect(metadata.attachments).toEqual([expect.objectContaining({ kind: "gain-map" })]);
      const { bytes, losses } = writeJpegMetadata(jpegFile(), metadata);
      expect(losses).toEqual([]);
      expect(readJpegMetadata(bytes).metadata).toEqual(metadata);
      expect(exiftool(bytes, "-b", "-MPImage2")).toEqual(exiftool(source, "-b", "-MPImage2"));
      expect(exiftool(bytes, "-XMP-hdrgm:Version", "-XMP-GContainer:all")).toEqual(
        exiftool(source, "-XMP-hdrgm:Version", "-XMP-GContainer:all"),
      );
    },
  );
});

test("a file of nothing but segments is read to a limit, and written whole", () => {
  const comment = segment(markers.com, ascii("c"));
  const file = jpegFile(...Array.from({ length: 10_007 }, () => comment));
  expect(readJpegMetadata(file).metadata.text).toHaveLength(10_000);
  expect(writeJpegMetadata(file, {}).bytes).toEqual(jpegFile(...Array.from({ length: 7 }, () => comment)));
});

test("a translated keyword, for which a comment has no place, is listed", () => {
  const text = [{ keyword: "Comment", translatedKeyword: "Kommentar", text: "hello" }];
  const { bytes, losses } = writeJpegMetadata(jpegFile(), { text });
  expect(readJpegMetadata(bytes).metadata.text).toEqual([{ keyword: "Comment", text: "hello" }]);
  expect(losses).toEqual([expect.objectContaining({ group: "text", kind: "changed" })]);
});
