import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PixelproofError } from "@pixelproof/core";
import { dataFile, hasCommand, withData } from "@pixelproof/tooling-data";
import sharp, { type Sharp } from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readTags } from "./exiftool.ts";
import { meanDifference } from "./pixels/difference.ts";
import { pixelproof } from "./programs/pixelproof.ts";

const skip = !withData || !hasCommand("exiftool", "-ver");
const numbers = [1, 2, 3, 4, 5, 6, 7, 8];

/** Levels of 8 bits, on average, that compressing the same view twice makes. */
const jpegError = 5;

/** The same, where the two came from different profiles and are brought to sRGB to be compared. */
const managedError = 6;

/** Pixels as they stand in the file, no tag followed. */
const stored = async (picture: Sharp): Promise<Uint8Array> => picture.raw().toBuffer();
const device = (file: Uint8Array): Promise<Uint8Array> => stored(sharp(file, { ignoreIcc: true }));
const srgb = (file: Uint8Array): Promise<Uint8Array> => stored(sharp(file).toColourspace("srgb"));

// The first of each set has no profile, the other seven have the same one: other device values for the same view.
describe.skipIf(skip).each(["Landscape", "Portrait"])("%s pictures (skipped without them)", (set) => {
  const files = new Map<number, Uint8Array>();
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "pixelproof-orientation-"));
    await using program = pixelproof();
    for (const number of numbers) {
      const name = `${set}_${number}.jpg`;
      const saved = await program.save({ kind: "JPEG", name, path: dataFile(`metadata/${name}`) }, "png");
      if ("refused" in saved) throw new PixelproofError("FORMAT_UNSUITABLE", saved.refused);
      files.set(number, saved.bytes);
    }
  }, 120_000);

  afterAll(() => rm(folder, { recursive: true, force: true }));

  const file = (number: number): Uint8Array => files.get(number) ?? new Uint8Array();

  test("no tag asks for another turn", async () => {
    const paths = numbers.map((number) => join(folder, `${number}.png`));
    for (const number of numbers) await writeFile(paths[number - 1], file(number));
    const found = [...(await readTags(paths, folder)).values()].flatMap((tags) =>
      Object.entries(tags).filter(([name]) => name.endsWith(":Orientation")),
    );
    expect(found.length).toBeGreaterThanOrEqual(7);
    expect(found.filter(([, value]) => value !== 1)).toEqual([]);
  });

  test.each(numbers)("number %i stands upright and shows what the first shows, colours managed", async (number) => {
    const [{ width, height }, size] = await Promise.all([sharp(file(1)).metadata(), sharp(file(number)).metadata()]);
    expect([size.width, size.height]).toEqual([width, height]);
    expect(meanDifference(await srgb(file(number)), await srgb(file(1)))).toBeLessThanOrEqual(managedError);
  });

  test.each(numbers.slice(2))("number %i has the samples of the second, which has the same profile", async (number) => {
    expect(meanDifference(await device(file(number)), await device(file(2)))).toBeLessThanOrEqual(jpegError);
  });

  test("a picture turned the wrong way would be found", async () => {
    const wrong = await stored(sharp(file(1)).rotate(180));
    expect(meanDifference(wrong, await srgb(file(1)))).toBeGreaterThan(4 * jpegError);
  });
});
