import { createContext, createRgb8, Host, type Detection, type Mask, type Rgb8 } from "@pixelproof/core";
import { dataFile, readRgb8, withData } from "@pixelproof/tooling-data";
import { describe, expect, test } from "vitest";
import { blurred, eroded, moved, onlyIn, type Box } from "./damage.fixture.ts";
import edgePixelLoss from "./edge-pixel-loss.ts";
import { enlargePicture } from "./enlarge-picture.fixture.ts";
import { cubic, lanczos, linear, nearest } from "./interpolators.ts";

const detect = (before: Rgb8, after: Rgb8, masks?: readonly Mask[]): Promise<Detection> =>
  new Host([edgePixelLoss])
    .get("detector", "edge-pixel-loss")
    .detect({ before, after, ...(masks === undefined ? {} : { masks }) }, createContext());

const centres = [
  [40, 50],
  [120, 50],
] as const;
const radius = 25;

/** Two bright discs on a dark ground, soft by one pixel. */
const before = ((): Rgb8 => {
  const data = new Uint8Array(160 * 100 * 3);
  for (let i = 0; i < 160 * 100; i++) {
    const cover = Math.max(
      ...centres.map(([x, y]) =>
        Math.min(1, Math.max(0, radius + 0.5 - Math.hypot((i % 160) - x, Math.floor(i / 160) - y))),
      ),
    );
    data.fill(50 + cover * 150, i * 3, i * 3 + 3);
  }
  return createRgb8({ width: 160, height: 100, data });
})();

const maskOf = ([cx, cy]: readonly [number, number], factor: number): Mask => {
  const [width, height] = [160 * factor, 100 * factor];
  const inside = (i: number): boolean =>
    Math.hypot(((i % width) + 0.5) / factor - 0.5 - cx, (Math.floor(i / width) + 0.5) / factor - 0.5 - cy) <= radius;
  return { width, height, data: Uint8Array.from({ length: width * height }, (_, i) => Number(inside(i))) };
};

const leftDisc = (factor: number): Box => ({ x: 0, y: 0, width: 80 * factor, height: 100 * factor });

const damages: [string, (picture: Rgb8) => Rgb8][] = [
  ["eroded by 2 px", (picture) => eroded(picture, 2)],
  ["blurred by 3 px", (picture) => blurred(picture, 3)],
  ["moved by 2 px", (picture) => moved(picture, 2)],
];

describe.each([1, 2, 3])("enlarged by %i", (factor) => {
  const plain = enlargePicture(before, factor, cubic(0, 0.5));
  const masks = centres.map((centre) => maskOf(centre, factor));

  test.each(damages)("a border %s is found", async (_, damage) => {
    const detection = await detect(before, damage(plain));
    expect(detection.detected).toBe(true);
    expect(detection.score).toBeLessThan(0.85);
  });

  test.each(damages)("of two objects, only the one %s is named", async (_, damage) => {
    const { regions } = await detect(before, onlyIn(leftDisc(factor), plain, damage(plain)), masks);
    expect(regions.length).toBeGreaterThan(0);
    for (const { x, width, label, object } of regions) {
      expect(label).toMatch(/^object 1: /);
      expect(object).toBe(0);
      expect(x + width).toBeLessThanOrEqual(80 * factor);
    }
  });

  test.each([nearest, linear, cubic(0, 0.5), cubic(1 / 3, 1 / 3), lanczos(3)])(
    "nothing is found in a plain enlargement by $name",
    async (kernel) => {
      const after = enlargePicture(before, factor, kernel);
      for (const given of [undefined, masks]) {
        const { detected, score } = await detect(before, after, given);
        expect(detected).toBe(false);
        expect(score).toBeGreaterThan(0.95);
      }
    },
  );
});

test("the label tells how far a border moved", async () => {
  const plain = enlargePicture(before, 2, cubic(0, 0.5));
  const { regions } = await detect(before, moved(plain, 3));
  expect(regions.map(({ label }) => label)).toContainEqual(expect.stringMatching(/^shifted by [23]\.\d px$/));
});

test("a mask of another size is refused", async () => {
  const after = enlargePicture(before, 2, linear);
  await expect(detect(before, after, [maskOf(centres[0], 1)])).rejects.toMatchObject({ code: "SIZE_MISMATCH" });
});

describe("a picture of more than a megapixel", () => {
  const large = { before, after: moved(enlargePicture(before, 8, linear), 8) };
  const detector = new Host([edgePixelLoss]).get("detector", "edge-pixel-loss");

  test("is searched on a thread, with the findings of the calling thread and progress that rises to 1", async () => {
    const told: number[] = [];
    const progress = (fraction: number): void => void told.push(fraction);
    const detection = await detector.detect(large, createContext({ progress }));
    expect(detection.detected).toBe(true);
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

describe.each([1, 4, 8])("photograph kodim0%i", (number) => {
  const box = { x: 250, y: 250, width: 350, height: 300 };

  test.skipIf(!withData)("damage in one place is found there, and none without it", async () => {
    const photograph = await readRgb8(dataFile(`photos/kodim0${number}.png`));
    const plain = enlargePicture(photograph, 1.5, lanczos(3));
    expect((await detect(photograph, plain)).detected).toBe(false);
    for (const [, damage] of damages) {
      const { regions } = await detect(photograph, onlyIn(box, plain, damage(plain)));
      expect(regions.length).toBeGreaterThan(0);
      for (const { x, y, width, height } of regions) {
        expect(x < box.x + box.width + 8 && x + width > box.x - 8).toBe(true);
        expect(y < box.y + box.height + 8 && y + height > box.y - 8).toBe(true);
      }
    }
  });
});
