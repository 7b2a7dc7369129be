import { readFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { metadataGroups, type Metadata, type MetadataGroup } from "@pixelproof/core";
import { dataFile, withData } from "@pixelproof/tooling-data";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exifBlock, jpegFile, pngFile, webpFileOf } from "../../files.fixture.ts";
import { readExifDensity } from "../../exif/density.ts";
import { readMetadata } from "../../read.ts";
import { writeMetadata } from "../../write.ts";
import { keepMetadata } from "../keep/keep-metadata.ts";
import { exifToolFinds, taggedJpeg, withExifTool } from "../exiftool.fixture.ts";
import { removeProperties } from "../xmp/remove-properties.ts";
import { mapMetadata, type Target } from "./map-metadata.ts";

const without = (...groups: MetadataGroup[]): MetadataGroup[] =>
  metadataGroups.filter((group) => !groups.includes(group));

const png: Target = { format: "png", keeps: without("iptc", "extendedXmp", "attachments") };
const webp: Target = { format: "webp", keeps: ["icc", "exif", "xmp"] };
const jpeg: Target = { format: "jpeg", keeps: without("cicp", "ancillary") };

const packet = (inner: string): Uint8Array =>
  Buffer.from(
    `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><r:RDF ` +
      `xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#">${inner}</r:RDF></x:xmpmeta><?xpacket end="w"?>`,
  );
const text = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString();

describe("IPTC, where the format has no place for it", () => {
  const tags = [
    "-IPTC:ObjectName=Über allem",
    "-IPTC:Caption-Abstract=Tea & <biscuits>",
    "-IPTC:By-line=Ada",
    "-IPTC:By-line=Bob",
    "-IPTC:By-lineTitle=Staff",
    "-IPTC:Keywords=one",
    "-IPTC:Keywords=two",
    "-IPTC:CopyrightNotice=(c) Ada",
    "-IPTC:City=Köln",
    "-IPTC:Sub-location=Dom",
    "-IPTC:Province-State=NRW",
    "-IPTC:Country-PrimaryLocationName=Germany",
    "-IPTC:Country-PrimaryLocationCode=DEU",
    "-IPTC:Headline=News",
    "-IPTC:Credit=Agency",
    "-IPTC:Source=Wire",
    "-IPTC:SpecialInstructions=None",
    "-IPTC:Writer-Editor=Eve",
    "-IPTC:Urgency=5",
    "-IPTC:DateCreated=2024:05:06",
    "-IPTC:TimeCreated=07:08:09+02:00",
  ];

  test.skipIf(!withExifTool)("its fields stand in the XMP as ExifTool's own conversion puts them", () => {
    const { metadata, losses } = mapMetadata(readMetadata(taggedJpeg(...tags)).metadata, png);
    const found = exifToolFinds(writeMetadata(pngFile(), metadata).bytes, "png", "-XMP:all", "--XMPToolkit");
    const wanted = tags.map((tag) => tag.replace(/^-IPTC:/, "").split("="));
    const valueOf = (name: string): string | undefined =>
      found.find((line) => line.includes(` ${name}: `))?.replace(/^[^:]+: /, "");
    expect(
      Object.fromEntries(
        ["Title", "Description", "Creator", "Subject", "Rights", "City", "Location"].map((name) => [
          name,
          valueOf(name),
        ]),
      ),
    ).toEqual({
      Title: "Über allem",
      Description: "Tea & <biscuits>",
      Creator: "Ada, Bob",
      Subject: "one, two",
      Rights: "(c) Ada",
      City: "Köln",
      Location: "Dom",
    });
    expect(valueOf("DateCreated")).toBe("2024:05:06 07:08:09+02:00");
    expect(found).toHaveLength(new Set(wanted.map(([name]) => name)).size - 1);
    expect(Object.keys(metadata)).not.toContain("iptc");
    expect(losses).toMatchObject([
      {
        group: "iptc",
        kind: "changed",
        reason: expect.stringMatching(/^PNG has no IPTC block; its fields stand in the XMP/),
      },
    ]);
  });

  test("without a declared character set it is read as Windows Latin, and dates may know no day", () => {
    const iptc = Buffer.from("\x1c\x02\x5a\0\x04K\xf6ln\x1c\x02\x37\0\x0820240500", "latin1");
    const { metadata } = mapMetadata({ iptc }, png);
    expect(text(metadata.xmp)).toContain("<photoshop:City>Köln</photoshop:City>");
    expect(text(metadata.xmp)).toContain("<photoshop:DateCreated>2024-05</photoshop:DateCreated>");
  });

  test("what the XMP says already stays, and that is listed", () => {
    const xmp = packet(`<r:Description r:about="uuid:1" xmlns:p="http://ns.adobe.com/photoshop/1.0/" p:City="Bonn"/>`);
    const iptc = Buffer.from("\x1c\x02\x5a\0\x04Koln\x1c\x02\x5f\0\x03NRW\x1c\x02\x96\0\x01x", "latin1");
    const { metadata, losses } = mapMetadata({ xmp, iptc }, png);
    expect(text(metadata.xmp)).toContain(`p:City="Bonn"`);
    expect(text(metadata.xmp)).not.toContain("Koln");
    expect(text(metadata.xmp)).toContain(`rdf:about="uuid:1"><photoshop:State>NRW<`);
    expect(losses.map(({ kind, reason }) => [kind, reason.replace(/.*: /, "")])).toEqual([
      ["changed", "photoshop:State"],
      ["lost", "IPTC 2:150"],
      ["changed", "photoshop:City"],
      ["changed", "it took in what stood in the group iptc"],
    ]);
  });

  test("a format that holds it gets it as it was", () => {
    const iptc = Buffer.from("\x1c\x02\x5a\0\x04Koln", "latin1");
    expect(mapMetadata({ iptc }, jpeg)).toEqual({ metadata: { iptc }, losses: [] });
  });
});

describe("lines of text, where the format has no place for them", () => {
  const lines = [
    { keyword: "Title", text: "A walk" },
    { keyword: "Title", text: "Ein Gang", language: "de" },
    { keyword: "Author", text: "Ada" },
    { keyword: "Creation Time", text: "Mon, 06 May 2024 07:08:09 GMT" },
    { keyword: "Software", text: "pen" },
    { keyword: "Comment", text: "hello" },
    { keyword: "Frames", text: "x" },
  ];

  test.skipIf(!withExifTool)("PNG's keywords stand in the XMP; a keyword without a counterpart is listed", () => {
    const { metadata, losses } = mapMetadata({ text: lines }, webp);
    const found = exifToolFinds(writeMetadata(webpFileOf(), metadata).bytes, "webp", "-XMP:all");
    expect(found.toSorted()).toEqual([
      "[XMP-dc] Creator: Ada",
      "[XMP-dc] Title-de: Ein Gang",
      "[XMP-dc] Title: A walk",
      "[XMP-exif] UserComment: hello",
      "[XMP-xmp] CreateDate: 2024:05:06 07:08:09Z",
      "[XMP-xmp] CreatorTool: pen",
    ]);
    expect(metadata.text).toBeUndefined();
    expect(losses).toMatchObject([
      { group: "text", kind: "changed" },
      { group: "text", kind: "lost", reason: expect.stringContaining("Frames") },
    ]);
  });

  test("JPEG has a place for the comment, and PNG for all of them", () => {
    const { metadata } = mapMetadata({ text: lines }, jpeg);
    expect(metadata.text).toEqual([{ keyword: "Comment", text: "hello" }]);
    expect(text(metadata.xmp)).toContain("A walk");
    expect(text(metadata.xmp)).not.toContain("hello");
    expect(mapMetadata({ text: lines }, png)).toEqual({ metadata: { text: lines }, losses: [] });
  });

  test("characters that XML forbids do not break the packet", () => {
    const { metadata } = mapMetadata({ text: [{ keyword: "Title", text: "\u0000\uD800]]>&\u000B" }] }, webp);
    expect(metadata.xmp && removeProperties(metadata.xmp, () => false)?.left).toHaveLength(1);
  });
});

describe("extended XMP", () => {
  const large = (size: number): string => "x".repeat(size);
  const xmp = packet(
    `<r:Description r:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:q="urn:q" q:short="1">` +
      `<dc:source>${large(200_000)}</dc:source><q:note>${large(3000)}</q:note></r:Description>`,
  );

  test("a packet over 64 kB is split for JPEG, into parts that refer to each other", () => {
    const { metadata, losses } = mapMetadata({ xmp }, jpeg);
    const extended = metadata.extendedXmp ?? new Uint8Array();
    expect(metadata.xmp?.length).toBeLessThanOrEqual(65_502);
    expect(text(metadata.xmp)).toContain(createHash("md5").update(extended).digest("hex").toUpperCase());
    expect([text(metadata.xmp).includes("q:note"), text(extended).includes("q:note")]).toEqual([true, false]);
    expect(losses).toMatchObject([{ group: "xmp", kind: "changed", reason: expect.stringContaining("dc:source") }]);
  });

  test.skipIf(!withExifTool)("ExifTool reads the split packet from a JPEG in full", () => {
    const { bytes } = writeMetadata(jpegFile(), mapMetadata({ xmp }, jpeg).metadata);
    const found = exifToolFinds(bytes, "jpg", "-XMP:all", "-Warning");
    expect(found.find((line) => line.startsWith("[XMP-dc] Source"))?.length).toBeGreaterThan(200_000);
    expect(found.join("\n")).toContain("Note: xxx");
    expect(found.filter((line) => /warning/i.test(line))).toEqual([]);
  });

  test("what was split for JPEG is one packet again in a format without that limit", () => {
    const split = mapMetadata({ xmp }, jpeg).metadata;
    const { metadata, losses } = mapMetadata(split, webp);
    expect(metadata.extendedXmp).toBeUndefined();
    const names = removeProperties(metadata.xmp ?? xmp, () => false)?.left.map(({ local }) => local);
    expect(names?.toSorted()).toEqual(["note", "short", "source"]);
    expect(losses.map(({ group, kind }) => `${group} ${kind}`)).toEqual(["extendedXmp changed", "xmp changed"]);
  });

  test("a packet that is large for its padding alone only loses that", () => {
    const padded = Buffer.from(
      text(packet(`<r:Description r:about=""/>`)).replace("<?xpacket end", `${" ".repeat(70_000)}$&`),
    );
    const { metadata } = mapMetadata({ xmp: padded }, jpeg);
    expect(metadata.extendedXmp).toBeUndefined();
    expect(metadata.xmp?.length).toBeLessThan(1000);
  });
});

describe("density, where the format holds it in EXIF alone", () => {
  const density = { x: 240, y: 120.5, unit: "cm" } as const;

  test.each([
    ["overwritten where it stands", exifBlock({ density: 72 })],
    ["in a block made for it", undefined],
    ["added to a block without it", keepMetadata({ exif: exifBlock() }, ["!density"]).metadata.exif],
  ])("%s", (_, exif) => {
    const { metadata } = mapMetadata({ density, ...(exif && { exif }) }, webp);
    expect(metadata.exif && readExifDensity(metadata.exif)).toEqual(density);
    expect(readMetadata(writeMetadata(webpFileOf(), metadata).bytes).metadata.density).toEqual(density);
  });

  test.skipIf(!withExifTool || !withData)("ExifTool reads it, and the maker note of a camera as before", () => {
    const { metadata } = readMetadata(new Uint8Array(readFileSync(dataFile("metadata/canon-ixus.jpg"))));
    const bare = keepMetadata(metadata, ["!density"]).metadata;
    const written = mapMetadata({ ...bare, density }, webp).metadata;
    const read = (given: Metadata, ...tags: string[]): string[] =>
      exifToolFinds(writeMetadata(webpFileOf(), given).bytes, "webp", ...tags);
    expect(read(bare, "-IFD0:XResolution")).toEqual([]);
    expect(read(written, "-IFD0:XResolution", "-IFD0:YResolution", "-IFD0:ResolutionUnit")).toEqual([
      "[IFD0] XResolution: 240",
      "[IFD0] YResolution: 120.5",
      "[IFD0] ResolutionUnit: 3",
    ]);
    const rest = ["-EXIF:all", "-MakerNotes:all", "-Warning", "--IFD0:*Resolution*", "--ThumbnailOffset"];
    expect(read(written, ...rest)).toEqual(read(bare, ...rest));
  });

  test("EXIF that says the same is left as it is, and nothing is listed", () => {
    const exif = exifBlock({ density: 300 });
    const { metadata, losses } = mapMetadata({ exif, density: { x: 300, y: 300, unit: "inch" } }, webp);
    expect([metadata.exif, losses]).toEqual([exif, []]);
  });
});

test.skipIf(!withExifTool || !withData)(
  "a photograph with IPTC and XMP, to PNG: every IPTC field is found in the XMP",
  () => {
    const { metadata } = readMetadata(new Uint8Array(readFileSync(dataFile("metadata/BlueSquare.jpg"))));
    const mapped = mapMetadata(metadata, png);
    const found = exifToolFinds(writeMetadata(pngFile(), mapped.metadata).bytes, "png", "-XMP:all");
    const before = exifToolFinds(writeMetadata(jpegFile(), metadata).bytes, "jpg", "-XMP:all");
    expect(found).toEqual(expect.arrayContaining(before));
    expect(mapped.losses.some(({ group }) => group === "iptc")).toBe(true);
  },
);

test("random metadata to any format neither throws nor comes out in a group that the format has not", () => {
  const bytes = fc.uint8Array({ maxLength: 200 });
  const given = fc.record(
    {
      exif: bytes.map((rest) => new Uint8Array([0x49, 0x49, 42, 0, ...rest])),
      xmp: fc.oneof(
        bytes,
        fc.string().map((inner) => packet(`<r:Description r:about="">${inner}</r:Description>`)),
      ),
      iptc: bytes.map((rest) => new Uint8Array([0x1c, 2, 120, 0, 3, ...rest])),
      extendedXmp: fc.oneof(bytes, fc.constant(packet(""))),
      text: fc.array(fc.record({ keyword: fc.constantFrom("Title", "Comment", "x"), text: fc.string() })),
      density: fc.constant({ x: 300, y: 300, unit: "inch" } as const),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(given, fc.constantFrom(png, webp, jpeg), (metadata: Metadata, target) => {
      const { metadata: mapped } = mapMetadata(metadata, target);
      const moved = (["iptc", "text", "extendedXmp"] as const).filter((group) => !target.keeps.includes(group));
      expect(moved.filter((group) => mapped[group] !== undefined)).toEqual([]);
    }),
    { numRuns: 500 },
  );
});
