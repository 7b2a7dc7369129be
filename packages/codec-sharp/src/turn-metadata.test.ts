import { expect, test } from "vitest";
import type { Density } from "@pixelproof/core";
import { turnMetadata } from "./turn-metadata.ts";

const density: Density = { x: 300, y: 150, unit: "inch" };
const size = { width: 3, height: 5 };

test("a quarter turn swaps the densities of the axes, a half turn does not", () => {
  expect(turnMetadata({ density }, 6, size).density).toEqual({ x: 150, y: 300, unit: "inch" });
  expect(turnMetadata({ density }, 3, size).density).toEqual(density);
});

test("an upright picture keeps its metadata untouched", () => {
  const metadata = { density, exif: Uint8Array.of(1) };
  expect(turnMetadata(metadata, 1, size)).toEqual(metadata);
});

test("XMP says upright too, with its sides swapped by a quarter turn", () => {
  const xmp = new TextEncoder().encode(`<x tiff:Orientation="6" tiff:ImageWidth="5" tiff:ImageLength="3"/>`);
  const turned = turnMetadata({ xmp }, 6, size).xmp;
  expect(new TextDecoder().decode(turned)).toBe(`<x tiff:Orientation="1" tiff:ImageWidth="3" tiff:ImageLength="5"/>`);
});
