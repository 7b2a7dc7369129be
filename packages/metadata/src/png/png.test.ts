import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { afterAll, describe, expect, test } from "vitest";
import { dataFile, hasCommand, withData } from "@pixelproof/tooling-data";
import { ascii, join as joinBytes, uint32 } from "../bytes.ts";
import { exifBlock, iptcRecord, pngFile } from "../files.fixture.ts";
import { chunk, readChunks } from "./chunks.ts";
import { readPngMetadata } from "./read.ts";
import { writePngMetadata } from "./write.ts";

const withExifTool = hasCommand("exiftool", "-ver");
const folder = mkdtempSync(join(tmpdir(), "png-"));
afterAll(() => rmSync(folder, { recursive: true }));

const zlib = (text: string): Uint8Array => new Uint8Array(deflateSync(Buffer.from(text, "latin1")));
const rawProfile = (kind: string, data: Uint8Array): Uint8Array =>
  chunk(
    "zTXt",
    ascii(`Raw profile type ${kind}\0\0`),
    zlib(`\n${kind}\n    ${data.length}\n${Buffer.from(data).toString("hex").replace(/.{72}/g, "$&\n")}\n`),
  );
const typesIn = (file: Uint8Array): string[] => [...readChunks(file)].map(({ type }) => type);

describe("text", () => {
  test("all three kinds of chunk are read, in their order", () => {
    const file = pngFile(
      chunk("tEXt", ascii("Author\0J\xfcrgen")),
      chunk("zTXt", ascii("Comment\0\0"), zlib("compressed \xe9")),
      chunk("iTXt", ascii("Title\0\x01\0de\0Titel\0"), new Uint8Array(deflateSync(Buffer.from("合成")))),
    );
    expect(readPngMetadata(file).metadata.text).toEqual([
      { keyword: "Author", text: "Jürgen" },
      { keyword: "Comment", text: "compressed é" },
      { keyword: "Title", text: "合成", language: "de", translatedKeyword: "Titel" },
    ]);
  });

  test.skipIf(!withExifTool)("ExifTool reads what was written, Latin-1 and beyond", () => {
    const path = join(folder, "text.png");
    const text = [
      { keyword: "Author", text: "Jürgen" },
      { keyword: "Title", text: "合成\nzwei" },
    ];
    writeFileSync(path, writePngMetadata(pngFile(), { text }).bytes);
    const { stdout } = spawnSync("exiftool", ["-json", "-PNG:Author", "-PNG:Title", path], { encoding: "utf8" });
    expect(JSON.parse(stdout)[0]).toMatchObject({ Author: "Jürgen", Title: "合成\nzwei" });
    expect(typesIn(readFileSync(path)).filter((type) => type.endsWith("Xt"))).toEqual(["tEXt", "iTXt"]);
  });

  test("an entry that PNG cannot hold is listed, the others are written", () => {
    const text = [
      { keyword: "Comment", text: "kept" },
      { keyword: "k".repeat(80), text: "" },
      { keyword: "Zero", text: "a\0b" },
    ];
    const { bytes, losses } = writePngMetadata(pngFile(), { text });
    expect(readPngMetadata(bytes).metadata.text).toEqual([text[0]]);
    expect(losses).toEqual([expect.objectContaining({ group: "text", kind: "changed" })]);
  });

  test("malformed texts are left out and counted", () => {
    const { metadata, warnings } = readPngMetadata(
      pngFile(chunk("tEXt", ascii("no end of keyword")), chunk("zTXt", ascii("Comment\0\0damaged"))),
    );
    expect(metadata).toEqual({});
    expect(warnings).toEqual([expect.stringContaining("2 of the PNG's texts")]);
  });
});

test("bombs together inflate to no more than 16 MiB, and are named", () => {
  const bomb = new Uint8Array(deflateSync(new Uint8Array(12 * 2 ** 20)));
  const bombs = Array.from({ length: 50 }, (_, i) => chunk("zTXt", ascii(`Bomb ${i}\0\0`), bomb));
  const { metadata, warnings } = readPngMetadata(pngFile(...bombs, chunk("tEXt", ascii("Author\0me"))));
  expect(metadata.text?.map(({ keyword }) => keyword)).toEqual(["Bomb 0", "Author"]);
  expect(warnings).toEqual([expect.stringContaining("49 of the PNG's texts")]);
});

test("a file of nothing but texts is read to a limit", () => {
  const { metadata, warnings } = readPngMetadata(
    pngFile(...Array.from({ length: 10_005 }, () => chunk("tEXt", ascii("k\0")))),
  );
  expect(metadata.text).toHaveLength(10_000);
  expect(warnings).toEqual([expect.stringContaining("the last 5")]);
});

describe("raw profiles", () => {
  const records = iptcRecord(ascii("caption"));
  const resources = joinBytes([ascii("8BIM\x04\x04\0\0"), uint32(records.length), records]);

  test.each([
    ["iptc", "bare records", records, "iptc", records],
    ["iptc", "Photoshop resources", resources, "iptc", records],
    ["exif", "a JPEG's block", joinBytes([ascii("Exif\0\0"), exifBlock()]), "exif", exifBlock()],
    ["APP1", "a JPEG's packet", ascii("http://ns.adobe.com/xap/1.0/\0<x/>"), "xmp", ascii("<x/>")],
    ["icc", "a profile", ascii("profile"), "icc", ascii("profile")],
  ] as const)("%s with %s", (kind, _, held, group, expected) => {
    const { metadata, warnings } = readPngMetadata(pngFile(rawProfile(kind, held)));
    expect(warnings).toEqual([]);
    expect(metadata[group]).toEqual(expected);
    expect(metadata.text).toBeUndefined();
  });

  test("the chunk made for it outranks one", () => {
    const file = pngFile(rawProfile("exif", exifBlock({ width: 1 })), chunk("eXIf", exifBlock()));
    expect(readPngMetadata(file).metadata.exif).toEqual(exifBlock());
  });

  test("one that is malformed is named", () => {
    expect(readPngMetadata(pngFile(chunk("tEXt", ascii("Raw profile type iptc\0xyz")))).warnings).toEqual([
      expect.stringContaining("Raw profile type iptc"),
    ]);
  });

  test.skipIf(!withData || !withExifTool)("IPTC of a real file is what ExifTool extracts", () => {
    const file = dataFile("metadata/iptc.png");
    const { metadata } = readPngMetadata(readFileSync(file));
    const { stdout } = spawnSync("exiftool", ["-b", "-IPTC", file]);
    expect(stdout.length).toBeGreaterThan(0);
    expect(Buffer.from(metadata.iptc ?? [])).toEqual(stdout);
  });
});

describe("chunks that only PNG has", () => {
  const rgba = Uint8Array.of(0, 0, 0, 2, 0, 0, 0, 2, 8, 3, 0, 0, 0);
  const gAMA = uint32(45_455);

  test("stand before the palette, the background after it, animation chunks where they were", () => {
    const { bytes } = writePngMetadata(
      joinBytes([
        pngFile().subarray(0, 8),
        chunk("IHDR", rgba),
        chunk("acTL", new Uint8Array(8)),
        chunk("PLTE", new Uint8Array(6)),
        chunk("fcTL", new Uint8Array(26)),
        chunk("IDAT", zlib("\0\0\0\0\0\0")),
        chunk("IEND"),
        ascii("appended"),
      ]),
      { cicp: { primaries: 9, transfer: 16, matrix: 0, fullRange: true }, ancillary: { gAMA, bKGD: Uint8Array.of(1) } },
    );
    expect(typesIn(bytes)).toEqual(["IHDR", "cICP", "gAMA", "acTL", "PLTE", "bKGD", "fcTL", "IDAT", "IEND"]);
    expect(Buffer.from(bytes.subarray(-8)).toString()).toBe("appended");
  });

  test("sRGB gives way to a profile, and that is listed", () => {
    const given = { icc: Uint8Array.of(1), ancillary: { gAMA, sRGB: Uint8Array.of(0) } };
    const { bytes, losses } = writePngMetadata(pngFile(), given);
    expect(typesIn(bytes)).not.toContain("sRGB");
    expect(losses).toEqual([expect.objectContaining({ group: "ancillary", kind: "changed" })]);
    expect(readPngMetadata(bytes).metadata.ancillary).toEqual({ gAMA });
  });

  test("what speaks of other channels is left out and listed", () => {
    const { bytes, losses } = writePngMetadata(pngFile(), { ancillary: { sBIT: Uint8Array.of(8, 8, 8) } });
    expect(losses).toEqual([expect.objectContaining({ group: "ancillary", kind: "lost" })]);
    expect(readPngMetadata(bytes).metadata).toEqual({});
  });

  test("a matrix other than 0 is set to 0, as PNG holds RGB", () => {
    const { bytes, losses } = writePngMetadata(pngFile(), {
      cicp: { primaries: 9, transfer: 16, matrix: 9, fullRange: true },
    });
    expect(losses).toEqual([expect.objectContaining({ group: "cicp", kind: "changed" })]);
    expect(readPngMetadata(bytes).metadata.cicp).toEqual({ primaries: 9, transfer: 16, matrix: 0, fullRange: true });
  });

  test("a malformed one is left out and named", () => {
    const { metadata, warnings } = readPngMetadata(pngFile(chunk("gAMA", Uint8Array.of(1)), chunk("cICP")));
    expect(metadata).toEqual({});
    expect(warnings).toHaveLength(2);
  });
});
