import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exifBlock } from "../files.fixture.ts";
import { readExifDensity } from "./density.ts";
import { readOrientation } from "./orientation.ts";
import { patchExif } from "./patch.ts";

describe("patchExif", () => {
  test("overwrites what the pixels decide and nothing else", () => {
    const before = exifBlock({ orientation: 6, density: 300, width: 640, height: 480 });
    const patched = patchExif(before, {
      orientation: 1,
      width: 1280,
      height: 960,
      density: { x: 118, y: 118, unit: "cm" },
    });
    const wanted = exifBlock({ orientation: 1, density: 118, width: 1280, height: 960 });
    // The unit is a value of its own: inch in the fixture.
    wanted[8 + 38 + 8 + 1] = 3;
    expect(patched).toEqual(wanted);
    expect(readOrientation(before)).toBe(6);
    expect(readOrientation(patched)).toBe(1);
    expect(readExifDensity(patched)).toEqual({ x: 118, y: 118, unit: "cm" });
  });

  test("what is given stays as it was, a Buffer too", () => {
    const given = Buffer.from(exifBlock());
    patchExif(given, { orientation: 1, width: 9 });
    expect(new Uint8Array(given)).toEqual(exifBlock());
  });

  test("a side too large for its SHORT is written as a LONG in the same place", () => {
    const patched = patchExif(exifBlock(), { width: 70_000 });
    expect(patched.length).toBe(exifBlock().length);
    expect(Buffer.from(patched).includes(Buffer.of(0xa0, 2, 0, 4, 0, 0, 0, 1, 0, 1, 0x11, 0x70))).toBe(true);
  });

  test("a fractional density is kept to a ten-thousandth", () => {
    const patched = patchExif(exifBlock(), { density: { x: 72.25, y: 72.009, unit: "inch" } });
    expect(readExifDensity(patched)).toEqual({ x: 72.25, y: 72.009, unit: "inch" });
  });

  test("the maker note and every offset stay where they were", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 500 }), fc.nat(100_000), (makerNote, width) => {
        const before = exifBlock({ makerNote });
        const patched = patchExif(before, { orientation: 1, width });
        expect(patched.length).toBe(before.length);
        expect(patched.subarray(-makerNote.length)).toEqual(makerNote);
      }),
    );
  });

  test("random bytes neither throw nor hang, and keep their length", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.constantFrom("II*\0", "MM\0*", ""), (random, mark) => {
        const block = new Uint8Array([...Buffer.from(mark, "latin1"), ...random]);
        const patched = patchExif(block, { orientation: 1, width: 9, height: 9, density: { x: 1, y: 1, unit: "cm" } });
        expect(patched.length).toBe(block.length);
        expect(readOrientation(block)).toBeGreaterThanOrEqual(1);
      }),
      { numRuns: 500 },
    );
  });
});
