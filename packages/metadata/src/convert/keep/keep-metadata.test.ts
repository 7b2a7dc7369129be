import { readFileSync } from "node:fs";
import type { Metadata } from "@pixelproof/core";
import { dataFile, withData } from "@pixelproof/tooling-data";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exifBlock, jpegFile } from "../../files.fixture.ts";
import { readExifDensity } from "../../exif/density.ts";
import { readMetadata } from "../../read.ts";
import { writeMetadata } from "../../write.ts";
import { mapMetadata } from "../map/map-metadata.ts";
import { exifToolFinds, taggedJpeg, withExifTool } from "../exiftool.fixture.ts";
import { keepMetadata } from "./keep-metadata.ts";
import { topics, type KeepPolicy, type KeepTerm } from "./policy.ts";

const kept = (file: Uint8Array, policy: KeepPolicy) => {
  const { metadata, losses } = keepMetadata(readMetadata(file).metadata, policy);
  return { file: writeMetadata(file, metadata).bytes, metadata, losses };
};

const everything = [
  "-Artist=Ada Artist",
  "-EXIF:Copyright=(c) Ada",
  "-EXIF:Make=Maker",
  "-EXIF:ImageDescription=A walk",
  "-DateTimeOriginal=2024:05:06 07:08:09",
  "-GPSLatitude=48.858370",
  "-GPSLatitudeRef=N",
  "-GPSLongitude=2.294481",
  "-GPSLongitudeRef=E",
  "-XMP-dc:Creator=Ada Artist",
  "-XMP-dc:Rights=(c) Ada",
  "-XMP-dc:Title=A walk",
  "-XMP-exif:GPSLatitude=48.858370",
  "-XMP-exif:GPSLongitude=2.294481",
  "-XMP-iptcExt:LocationShown={LocationName=Paris, GPSLatitude=48.858370, GPSLongitude=2.294481}",
  "-XMP-photoshop:City=Paris",
  "-XMP-iptcCore:CreatorCity=Lyon",
  "-IPTC:By-line=Ada Artist",
  "-IPTC:CopyrightNotice=(c) Ada",
  "-IPTC:City=Paris",
  "-IPTC:Caption-Abstract=A walk",
];

describe("the policy", () => {
  const metadata: Metadata = {
    icc: Uint8Array.of(1),
    density: { x: 300, y: 300, unit: "inch" },
    exif: exifBlock(),
    text: [
      { keyword: "Copyright", text: "(c)" },
      { keyword: "Comment", text: "hello" },
      { keyword: "Raw profile type exif", text: "45786966" },
    ],
    ancillary: { gAMA: Uint8Array.of(0, 0, 0, 1), tIME: new Uint8Array(7) },
  };

  test("all changes nothing and lists nothing", () => {
    expect(keepMetadata(metadata, "all")).toEqual({ metadata, losses: [] });
  });

  test("none keeps what decides how the picture looks", () => {
    const { metadata: left, losses } = keepMetadata(metadata, "none");
    expect(left).toEqual({
      icc: metadata.icc,
      density: metadata.density,
      ancillary: { gAMA: Uint8Array.of(0, 0, 0, 1) },
    });
    expect(losses.map(({ group, kind }) => [group, kind])).toEqual([
      ["exif", "lost"],
      ["text", "lost"],
      ["ancillary", "changed"],
    ]);
  });

  test("colour and density go only when the list says so", () => {
    expect(Object.keys(keepMetadata(metadata, ["!colour"]).metadata)).not.toContain("icc");
    const { density, exif, icc } = keepMetadata(metadata, ["!density"]).metadata;
    expect([density, exif && readExifDensity(exif), icc]).toEqual([undefined, undefined, metadata.icc]);
  });

  test("text goes by its keyword; a raw profile, which nobody can look into, goes with anything else", () => {
    expect(keepMetadata(metadata, ["copyright"]).metadata.text).toEqual([{ keyword: "Copyright", text: "(c)" }]);
    expect(keepMetadata(metadata, ["!gps"]).metadata.text).toHaveLength(2);
  });

  test("a block that cannot be read is left out whole", () => {
    const broken = { exif: Uint8Array.of(1, 2, 3), xmp: Buffer.from("<x:xmpmeta"), iptc: Uint8Array.of(9) };
    const { metadata: left, losses } = keepMetadata(broken, ["!gps"]);
    expect(left).toEqual({});
    expect(losses.map(({ group, kind }) => `${group} ${kind}`)).toEqual(["exif lost", "xmp lost", "iptc lost"]);
  });
});

describe.skipIf(!withExifTool)("held against ExifTool", () => {
  test("copyright yes, GPS no: in EXIF, XMP and IPTC", () => {
    const { file, losses } = kept(taggedJpeg(...everything), ["copyright"]);
    const lines = exifToolFinds(file, "jpg", "-EXIF:all", "-GPS:all", "-XMP:all", "-IPTC:all");
    expect(lines.filter((line) => /gps|paris|walk|maker|2024/i.test(line))).toEqual([]);
    expect(lines).toEqual(
      expect.arrayContaining([
        "[IFD0] Artist: Ada Artist",
        "[IFD0] Copyright: (c) Ada",
        "[XMP-dc] Creator: Ada Artist",
        "[XMP-dc] Rights: (c) Ada",
        "[XMP-iptcCore] CreatorCity: Lyon",
        "[IPTC] By-line: Ada Artist",
        "[IPTC] CopyrightNotice: (c) Ada",
      ]),
    );
    expect(losses.every(({ reason }) => reason.startsWith("left out by metadata.keep"))).toBe(true);
    expect(new Set(losses.map(({ group }) => group))).toEqual(new Set(["exif", "xmp", "iptc"]));
  });

  test("everything but GPS: no trace of the coordinates is left in the bytes, all else stands", () => {
    const before = taggedJpeg(...everything);
    const { file } = kept(before, ["!gps"]);
    const all = ["-EXIF:all", "-XMP:all", "-IPTC:all"];
    const wanted = exifToolFinds(before, "jpg", ...all).filter((line) => !/gps|latitude|longitude/i.test(line));
    expect(exifToolFinds(file, "jpg", ...all)).toEqual(wanted);
    expect(exifToolFinds(file, "jpg", "-GPS*", "-XMP:GPS*", "-XMP:LocationShownGPS*")).toEqual([]);
    const bytes = Buffer.from(file);
    // 48.858370 as EXIF holds it: 48/1 51/1, and as text.
    expect(Buffer.from(before).includes(Buffer.from([0, 0, 0, 48, 0, 0, 0, 1, 0, 0, 0, 51, 0, 0, 0, 1]))).toBe(true);
    expect(bytes.includes(Buffer.from([0, 0, 0, 48, 0, 0, 0, 1, 0, 0, 0, 51, 0, 0, 0, 1]))).toBe(false);
    for (const text of ["48,51", "2,17", "48.85", "2.29"]) expect(bytes.includes(text)).toBe(false);
  });

  test("GPS in an extended XMP goes too, and the packet refers to what is left of it", () => {
    const whole = Buffer.from(
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" ` +
        `xmlns:dc="http://purl.org/dc/elements/1.1/" dc:identifier="1"><dc:source>${"x".repeat(70_000)}</dc:source></rdf:Description></rdf:RDF>`,
    );
    const split = mapMetadata({ xmp: whole }, { format: "jpeg", keeps: ["xmp", "extendedXmp"] }).metadata;
    const hidden = { ...split, extendedXmp: withGps(split.extendedXmp ?? whole) };
    const { metadata } = keepMetadata(hidden, ["!gps"]);
    expect(Buffer.concat([metadata.xmp ?? Buffer.of(), metadata.extendedXmp ?? Buffer.of()]).includes("48,51")).toBe(
      false,
    );
    const found = exifToolFinds(writeMetadata(jpegFile(), metadata).bytes, "jpg", "-XMP:all", "-Warning");
    expect(found.filter((line) => /gps|warning/i.test(line))).toEqual([]);
    expect(found.filter((line) => line.includes(" Source: xxx"))).toHaveLength(1);
  });

  test.skipIf(!withData).each([
    ["metadata/DSCN0010.jpg", /GPS/],
    ["metadata/apple_gainmap_new.jpg", /GPS/],
  ])("%s: GPS goes, the maker note reads as before", (name, gps) => {
    const before = new Uint8Array(readFileSync(dataFile(name)));
    const { file } = kept(before, ["!gps"]);
    // ExifTool counts the thumbnail's offset from the start of the file.
    const read = (bytes: Uint8Array): string[] =>
      exifToolFinds(bytes, "jpg", "-EXIF:all", "-MakerNotes:all", "--ThumbnailOffset");
    expect(exifToolFinds(before, "jpg", "-GPS:all").length).toBeGreaterThan(0);
    expect(exifToolFinds(file, "jpg", "-GPS:all")).toEqual([]);
    expect(read(file)).toEqual(read(before).filter((line) => !gps.test(line)));
    expect(exifToolFinds(file, "jpg", "-Warning")).toEqual(exifToolFinds(before, "jpg", "-Warning"));
  });

  test.skipIf(!withData).each(["canon-ixus", "nikon-e950", "olympus-c960", "fujifilm-finepix40i"])(
    "%s: camera no, time yes: nothing of the camera is found",
    (name) => {
      const { file } = kept(new Uint8Array(readFileSync(dataFile(`metadata/${name}.jpg`))), ["time"]);
      expect(
        exifToolFinds(file, "jpg", "-MakerNotes:all", "-Make", "-Model", "-ExposureTime", "-ThumbnailImage"),
      ).toEqual([]);
      expect(exifToolFinds(file, "jpg", "-DateTimeOriginal")).toHaveLength(1);
      expect(exifToolFinds(file, "jpg", "-validate", "-Warning", "-Error").join()).not.toMatch(/IFD|offset|corrupt/i);
    },
  );
});

describe("in general", () => {
  const policies = fc.oneof(
    fc.constantFrom<KeepPolicy>("all", "none"),
    fc.array(fc.constantFrom<KeepTerm>(...topics, ...topics.map((topic): KeepTerm => `!${topic}`)), { maxLength: 4 }),
  );
  const block = fc
    .tuple(fc.constantFrom("II*\0", "MM\0*", ""), fc.uint8Array({ maxLength: 300 }))
    .map(([mark, bytes]) => new Uint8Array([...Buffer.from(mark, "latin1"), ...bytes]));

  test("random bytes in any group neither throw nor hang, and what is given stays as it was", () => {
    fc.assert(
      fc.property(block, block, block, policies, (exif, xmp, iptc, policy) => {
        const copies = [exif, xmp, iptc].map((bytes) => Buffer.from(bytes));
        keepMetadata(
          { exif, xmp, iptc, extendedXmp: xmp, attachments: [{ attribute: 0, bytes: exif, kind: "other" }] },
          policy,
        );
        expect([exif, xmp, iptc].map((bytes) => Buffer.from(bytes))).toEqual(copies);
      }),
      { numRuns: 500 },
    );
  });

  test("a picture attached is searched too", () => {
    const attached = writeMetadata(jpegFile(), {
      iptc: Buffer.from("\x1c\x02\x5a\0\x05Paris\x1c\x02\x50\0\x03Ada", "latin1"),
    });
    const metadata: Metadata = { attachments: [{ attribute: 0, kind: "gain-map", bytes: attached.bytes }] };
    const { metadata: left, losses } = keepMetadata(metadata, ["copyright"]);
    const bytes = Buffer.from(left.attachments?.[0]?.bytes ?? []);
    expect([bytes.includes("Paris"), bytes.includes("Ada")]).toEqual([false, true]);
    expect(losses).toMatchObject([{ group: "attachments", reason: expect.stringContaining("City") }]);
  });
});

/** The packet with a latitude in its first description. */
const withGps = (xmp: Uint8Array): Uint8Array =>
  Buffer.from(
    Buffer.from(xmp)
      .toString()
      .replace("<rdf:Description", `$& xmlns:place="http://ns.adobe.com/exif/1.0/" place:GPSLongitude="48,51N"`),
  );
