import { createImage, type Metadata } from "@pixelproof/core";
import { keepMetadata, patchExif } from "@pixelproof/metadata";
import { sampleMetadata } from "@pixelproof/testkit";
import { expect, test } from "vitest";
import { verify } from "./verify.ts";

const image = (samples: number[], sourceDepth: 8 | 16 = 16, channels = samples.length) =>
  createImage({ width: 1, height: 1, channels, data: Uint16Array.from(samples), sourceDepth });

const icc = Uint8Array.of(1, 2, 3);

test("equal pixels and metadata are preserved, nothing is lost", () => {
  const metadata: Metadata = { icc, density: { x: 300, y: 300, unit: "inch" } };
  const picture = image([5, 6, 7, 65535]);
  expect(verify({ image: picture, metadata }, { image: picture, metadata }, [])).toEqual({
    preserved: ["depth", "alpha", "pixels", "icc", "density"],
    losses: [],
    lossless: true,
  });
});

test("a group that went missing is listed even when the codec said nothing", () => {
  const { losses } = verify({ image: image([5]), metadata: { icc } }, { image: image([5]), metadata: {} }, []);
  expect(losses).toEqual([{ group: "icc", kind: "lost", reason: "it is not in the saved file" }]);
});

test("the codec's own reason stands, and is not repeated", () => {
  const known = [{ group: "icc", kind: "lost", reason: "no place for it" }] as const;
  const { losses } = verify({ image: image([5]), metadata: { icc } }, { image: image([5]), metadata: {} }, known);
  expect(losses).toEqual(known);
});

test("a lost alpha channel and lost depth are listed", () => {
  const before = { image: image([5, 6, 7, 9]), metadata: {} };
  const { losses, lossless } = verify(before, { image: image([0, 0, 0], 8), metadata: {} }, []);
  expect(losses.map(({ group, kind }) => [group, kind])).toEqual([
    ["depth", "changed"],
    ["alpha", "lost"],
    ["pixels", "changed"],
  ]);
  expect(lossless).toBe(false);
});

test("an 8-bit file of a 16-bit picture is lossless when it holds the exact rounding", () => {
  const before = { image: image([257 * 9 + 100], 8), metadata: {} };
  expect(verify(before, { image: image([257 * 9], 8), metadata: {} }, []).lossless).toBe(true);
  expect(verify(before, { image: image([257 * 10], 8), metadata: {} }, []).lossless).toBe(false);
});

test("density counts as kept to a tenth of a pixel an inch, across units", () => {
  const inch: Metadata = { density: { x: 300, y: 300, unit: "inch" } };
  const metric: Metadata = { density: { x: 118.11, y: 118.11, unit: "cm" } };
  expect(
    verify({ image: image([1]), metadata: inch }, { image: image([1]), metadata: metric }, []).preserved,
  ).toContain("density");
});

test("alpha that is there but not the same is listed as changed", () => {
  const before = { image: image([5, 6, 7, 9]), metadata: {} };
  const { losses } = verify(before, { image: image([5, 6, 7, 10]), metadata: {} }, []);
  expect(losses.map(({ group, kind }) => [group, kind])).toEqual([
    ["alpha", "changed"],
    ["pixels", "changed"],
  ]);
});

test("lossy compression that leaves alpha alone is listed for the pixels only", () => {
  const before = { image: image([5, 6, 7, 9]), metadata: {} };
  const { losses, preserved } = verify(before, { image: image([5, 0, 7, 9]), metadata: {} }, []);
  expect(losses.map(({ group }) => group)).toEqual(["pixels"]);
  expect(preserved).toContain("alpha");
});

test("EXIF that comes back otherwise is listed as changed, with how much of it", () => {
  const exif = { exif: Uint8Array.of(1, 2, 3, 4) };
  const patched = { exif: Uint8Array.of(1, 9, 3, 4) };
  const { losses } = verify({ image: image([1]), metadata: exif }, { image: image([1]), metadata: patched }, []);
  expect(losses).toMatchObject([{ group: "exif", kind: "changed", reason: expect.stringContaining("1 of 4 bytes") }]);
});

test("of EXIF the tags that changed are named, and parts that did not are preserved by themselves", () => {
  const { exif } = sampleMetadata();
  const saved = { image: image([1]), metadata: { exif: patchExif(exif, { orientation: 3 }) } };
  const { preserved, losses } = verify({ image: image([1]), metadata: { exif } }, saved, []);
  expect(preserved).toEqual(["depth", "pixels", "makerNote"]);
  expect(losses).toMatchObject([{ group: "exif", reason: expect.stringMatching(/^changed: Orientation$/) }]);
});

test("what was carried over with a reason is not listed again; what the codec did to it is", () => {
  const { exif, xmp } = sampleMetadata();
  const carried = keepMetadata({ exif, xmp }, ["!time"]).metadata;
  const known = [{ group: "exif", kind: "changed", reason: "left out" }] as const;
  const before = { image: image([1]), metadata: { exif, xmp }, carried };
  expect(verify(before, { image: image([1]), metadata: carried }, known).losses).toEqual(known);
  const written = { ...carried, exif: patchExif(carried.exif ?? exif, { orientation: 3 }) };
  expect(verify(before, { image: image([1]), metadata: written }, known).losses).toEqual([
    ...known,
    { group: "exif", kind: "changed", reason: "changed: Orientation" },
  ]);
});
