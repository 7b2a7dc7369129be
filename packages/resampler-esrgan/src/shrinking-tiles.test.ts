import { createContext, PixelproofError } from "@pixelproof/core";
import { noise } from "@pixelproof/testkit";
import { expect, test } from "vitest";
import { coloursOf } from "./colours.ts";
import type { TileModel } from "./enlarge-tiles.ts";
import { enlargeWithin } from "./shrinking-tiles.ts";
import { averaging, keepRows } from "./tiles.fixture.ts";

const image = noise({ width: 90, height: 50, channels: 3 });
const colours = await coloursOf(image, createContext());
const newReader = () => keepRows(image, averaging).read;

/** Has memory for so many pixels a tile. */
const limited = (pixels: number, asked: number[] = []): TileModel => ({
  ...averaging,
  upscale: async (tile) => {
    asked.push(tile.width * tile.height);
    if (tile.width * tile.height > pixels) throw new PixelproofError("ENGINE_OUT_OF_MEMORY", "Too large");
    return averaging.upscale(tile);
  },
});

test("tiles become smaller until they fit into memory, and progress never falls", async () => {
  const told: number[] = [];
  const context = createContext({ progress: (fraction) => void told.push(fraction) });
  const { tiles, tile } = await enlargeWithin(colours, limited(2500), 1e6, newReader, context);
  expect(tiles).toBeGreaterThan(1);
  expect(tile.width * tile.height).toBeLessThanOrEqual(2500);
  expect(told).toEqual(told.toSorted((a, b) => a - b));
  expect(told.at(-1)).toBe(1);
});

test("where the smallest tile does not fit the error is thrown, after each size was tried once", async () => {
  const asked: number[] = [];
  const work = enlargeWithin(colours, limited(10, asked), 1e6, newReader, createContext());
  await expect(work).rejects.toMatchObject({ code: "ENGINE_OUT_OF_MEMORY" });
  expect(asked).toEqual([...new Set(asked)].toSorted((a, b) => b - a));
});

test("the budget in pixels bounds the tiles", async () => {
  const asked: number[] = [];
  await enlargeWithin(colours, limited(Infinity, asked), 1600, newReader, createContext());
  expect(Math.max(...asked)).toBeLessThanOrEqual(1600);
  expect(new Set(asked).size).toBe(1);
});
