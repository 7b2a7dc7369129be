import { createContext, createRgb8, Host, toRgb8, type Detection, type Rgb8 } from "@pixelproof/core";
import { lcg, scene } from "@pixelproof/testkit";
import { dataFile, readRgb8, withData } from "@pixelproof/tooling-data";
import { describe, expect, test } from "vitest";
import { drawLines, endError, type DrawnLine } from "./draw-line.fixture.ts";
import { enlargePicture } from "./enlarge-picture.fixture.ts";
import { cubic, gaussian, lanczos, linear, nearest } from "./interpolators.ts";
import lines from "./lines.ts";
import { fractions, randomLines } from "./random-line.fixture.ts";

const detect = (before: Rgb8, after: Rgb8, options = {}): Promise<Detection> =>
  new Host([{ plugin: lines, options }]).get("detector", "lines").detect({ before, after }, createContext());

const before = toRgb8(scene({ width: 240, height: 160 }));
const doubled = enlargePicture(before, 2, lanczos(3));

const line = (ends: DrawnLine["ends"], contrast: number): DrawnLine => ({
  ends,
  thickness: 1,
  colour: [contrast, contrast, contrast],
  antialiased: true,
});

/** The drawn lines that no region matches, and how many regions there are beyond one a line. */
function faultsOf({ regions }: Detection, drawn: readonly DrawnLine[]): { missed: DrawnLine[]; extra: number } {
  const isFound = ({ ends }: DrawnLine): boolean =>
    regions.some((region) => region.line !== undefined && endError(region.line, ends) < 6);
  return { missed: drawn.filter((line) => !isFound(line)), extra: regions.length - drawn.length };
}

const none = { missed: [], extra: 0 };

describe("a line drawn into an enlargement is found with its end points", () => {
  test.each([
    ["across", [40, 90, 300, 90]],
    ["down", [211, 20, 211, 300]],
    ["slanting", [30, 300, 400, 41]],
    ["steep", [100, 10, 140, 300]],
    ["along the border", [0, 0, 479, 0]],
  ] satisfies [string, DrawnLine["ends"]][])("%s", async (_, ends) => {
    const drawn = [line(ends, 30)];
    expect(faultsOf(await detect(before, drawLines(doubled, drawn)), drawn)).toEqual(none);
  });

  test("several at once, dark and bright, crossing", async () => {
    const drawn = [line([20, 20, 400, 260], 40), line([20, 260, 400, 20], -40), line([200, 10, 210, 300], 60)];
    expect(faultsOf(await detect(before, drawLines(doubled, drawn)), drawn)).toEqual(none);
  });

  test("in one channel only", async () => {
    const drawn = [{ ...line([20, 20, 400, 260], 0), colour: [0, 0, 40] } satisfies DrawnLine];
    expect(faultsOf(await detect(before, drawLines(doubled, drawn)), drawn)).toEqual(none);
  });

  test("the score is its contrast and the region holds it", async () => {
    const drawn = { ...line([50, 100, 350, 100], 60), antialiased: false };
    const { score, regions } = await detect(before, drawLines(doubled, [drawn]));
    expect(Math.abs(score - 60)).toBeLessThan(6);
    const [{ x, y, width, height }] = regions;
    expect([x <= 54, x + width >= 346, y <= 100, y + height > 100, height < 8]).toEqual(Array(5).fill(true));
  });
});

describe("no line is found", () => {
  test.each([nearest, linear, cubic(0, 0.5), cubic(0, 0.75), lanczos(3), gaussian(0.8)])(
    "in an enlargement by $name",
    async (kernel) => {
      for (const factor of [1, 1.5, 2.8125]) {
        expect((await detect(before, enlargePicture(before, factor, kernel))).regions).toEqual([]);
      }
    },
  );

  test("where the brightness was shifted as a whole", async () => {
    const after = createRgb8({ ...doubled, data: doubled.data.map((value) => Math.min(255, value + 12)) });
    expect((await detect(before, after)).detected).toBe(false);
  });

  test("shorter or fainter than asked for", async () => {
    const after = drawLines(doubled, [line([50, 100, 170, 130], 40)]);
    expect((await detect(before, after)).detected).toBe(true);
    expect((await detect(before, after, { minLength: 0.5 })).detected).toBe(false);
    expect((await detect(before, after, { minContrast: 110 })).detected).toBe(false);
  });

  test("that the source has too", async () => {
    const drawn = drawLines(before, [{ ...line([20, 30, 200, 120], 80), thickness: 2 }]);
    expect((await detect(drawn, enlargePicture(drawn, 2, cubic(0, 0.5)))).detected).toBe(false);
  });
});

test("a result of another aspect ratio is refused", async () => {
  await expect(detect(before, toRgb8(scene({ width: 320, height: 320 })))).rejects.toMatchObject({
    code: "SIZE_MISMATCH",
  });
});

describe("a picture of more than a megapixel", () => {
  const small = toRgb8(scene({ width: 600, height: 450 }));
  const drawn = [line([100, 200, 1000, 500], 40)];
  const large = { before: small, after: drawLines(enlargePicture(small, 2, linear), drawn) };
  const detector = new Host([lines]).get("detector", "lines");

  test("is searched on a thread, with the findings of the calling thread and progress that rises to 1", async () => {
    const told: number[] = [];
    const progress = (fraction: number): void => void told.push(fraction);
    const detection = await detector.detect(large, createContext({ progress }));
    expect(faultsOf(detection, drawn)).toEqual(none);
    expect(detection).toEqual(await detector.detect(large, createContext({ limits: { threads: 0 } })));
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told.at(-1)).toBe(1);
    expect(told.length).toBeGreaterThan(4);
  });

  test("is let go as soon as it is cancelled", async () => {
    const controller = new AbortController();
    const context = createContext({ signal: controller.signal, progress: () => controller.abort() });
    await expect(detector.detect(large, context)).rejects.toMatchObject({ code: "ABORTED" });
  });
});

describe.each([1, 3, 5])("photograph kodim0%i", (number) => {
  test.skipIf(!withData)("random lines are found, and none without them", async () => {
    const random = fractions(lcg(number));
    const photograph = await readRgb8(dataFile(`photos/kodim0${number}.png`));
    for (const kernel of [linear, lanczos(4)]) {
      const plain = enlargePicture(photograph, 1.5, kernel);
      expect((await detect(photograph, plain)).detected).toBe(false);
      const drawn = randomLines(plain, random, 3);
      expect(faultsOf(await detect(photograph, drawLines(plain, drawn)), drawn)).toEqual(none);
    }
  });
});
