import { createContext, createImage, Host, type Image, type Metadata } from "@pixelproof/core";
import { patchExif } from "@pixelproof/metadata";
import { sampleMetadata, scene } from "@pixelproof/testkit";
import { raw } from "@pixelproof/testkit/fixtures";
import { expect, test } from "vitest";
import { inspectAgainst } from "./inspect-against.ts";

const picture = scene({ width: 8, height: 6, channels: 4 });

async function compared(after: { image?: Image; metadata?: Metadata }) {
  await using host = new Host([raw]);
  const write = async (image: Image, metadata: Metadata): Promise<Uint8Array> =>
    (await host.get("codec", "raw").encode(image, metadata, {}, createContext())).bytes;
  const original = await write(picture, sampleMetadata());
  const file = await write(after.image ?? picture, after.metadata ?? sampleMetadata());
  return await inspectAgainst(file, original, host, createContext());
}

test("a file has all of itself", async () => {
  const { preserved, losses } = await compared({});
  expect(losses).toEqual([]);
  expect(preserved).toEqual(
    expect.arrayContaining(["pixels", "alpha", "depth", "icc", "exif", "makerNote", "xmp", "attachments"]),
  );
});

test("what it has not is named, group by group, and within EXIF tag by tag", async () => {
  const { icc: _, exif, text, ...rest } = sampleMetadata();
  const metadata = { ...rest, exif: patchExif(exif, { orientation: 3 }), text: text.slice(1) };
  const { preserved, losses } = await compared({ metadata });
  expect(losses).toEqual([
    { group: "icc", kind: "lost", reason: "it is not in the saved file" },
    { group: "exif", kind: "changed", reason: "changed: Orientation" },
    { group: "text", kind: "changed", reason: "not there: Comment" },
  ]);
  expect(preserved).toContain("makerNote");
  expect(preserved).not.toContain("exif");
});

test("pixels differ by size, by channels, or by samples", async () => {
  const reasonOf = async (image: Image) =>
    (await compared({ image })).losses.find(({ group }) => group === "pixels")?.reason;
  expect(await reasonOf(scene({ width: 16, height: 12, channels: 4 }))).toBe("8x6 px became 16x12 px");
  expect(await reasonOf(scene({ width: 8, height: 6, channels: 3 }))).toBe("4 channels became 3");
  const data = picture.data.with(5, picture.data[5] ^ 1);
  expect(await reasonOf(createImage({ ...picture, data }))).toBe(`1 of ${data.length} samples differ`);
});
