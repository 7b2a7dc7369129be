import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { createContext, Host, narrow } from "@pixelproof/core";
import { dataFile, hasCommand, withData } from "@pixelproof/tooling-data";
import gif from "./gif.ts";

const codec = new Host([gif]).get("codec", "gif");
const context = createContext();
const withMagick = hasCommand("/usr/bin/convert", "-version");
const animated = (): Uint8Array => new Uint8Array(readFileSync(dataFile("alpha/animated-loop-3.gif")));

/** A GIF of one pixel with further blocks before its picture. */
async function withBlocks(...blocks: Buffer[]): Promise<Uint8Array> {
  const file = await sharp({ create: { width: 1, height: 1, channels: 3, background: "red" } })
    .gif()
    .toBuffer();
  const screen = 13 + ((file[10] & 0x80) === 0 ? 0 : 3 * 2 ** ((file[10] & 7) + 1));
  return new Uint8Array(Buffer.concat([file.subarray(0, screen), ...blocks, file.subarray(screen)]));
}

const subBlock = (data: Buffer): Buffer => Buffer.concat([Buffer.of(data.length), data]);
const comment = (text: string): Buffer =>
  Buffer.concat([Buffer.of(0x21, 0xfe), subBlock(Buffer.from(text, "latin1")), Buffer.of(0)]);
const application = (name: string, content: Buffer): Buffer =>
  Buffer.concat([Buffer.of(0x21, 0xff), subBlock(Buffer.from(name)), content, Buffer.of(0)]);

describe("an animation", () => {
  test.skipIf(!withData)("is refused, its frames are counted", async () => {
    await expect(codec.decode(animated(), context)).rejects.toMatchObject({ code: "INPUT_ANIMATED" });
    expect((await codec.inspect(animated(), context)).frames).toBe((await sharp(animated()).metadata()).pages);
  });

  test.skipIf(!withData || !withMagick)("gives its first frame when asked, as ImageMagick sees it", async () => {
    const { image, losses } = await codec.decode(animated(), context, { firstFrame: true });
    expect(losses).toEqual([expect.objectContaining({ group: "pixels", kind: "lost" })]);
    const first = `${dataFile("alpha/animated-loop-3.gif")}[0]`;
    const layout = image.channels === 4 ? "rgba:-" : "rgb:-";
    const { stdout } = spawnSync("/usr/bin/convert", [first, "-depth", "8", layout], { maxBuffer: 2 ** 26 });
    expect(Buffer.compare(Buffer.from(narrow(image.data)), stdout)).toBe(0);
  });
});

describe("metadata of a GIF", () => {
  test("comments, XMP and a profile are read", async () => {
    const packet = Buffer.from("<x:xmpmeta/>");
    const trailer = Buffer.concat([Buffer.of(1), Buffer.from(Array.from({ length: 256 }, (_, i) => 255 - i))]);
    const bytes = await withBlocks(
      comment("one"),
      application("XMP DataXMP", Buffer.concat([packet, trailer])),
      application("ICCRGBG1012", subBlock(Buffer.from("profile"))),
    );
    const { metadata } = await codec.decode(bytes, context);
    expect(metadata.text).toEqual([{ keyword: "Comment", text: "one" }]);
    expect(Buffer.from(metadata.xmp ?? []).toString()).toBe("<x:xmpmeta/>");
    expect(Buffer.from(metadata.icc ?? []).toString()).toBe("profile");
  });

  test("a file cut anywhere is refused as input", async () => {
    const bytes = await withBlocks(comment("some words"));
    for (let length = 6; length < bytes.length; length += 3) {
      await expect(codec.decode(bytes.subarray(0, length), context)).rejects.toMatchObject({
        code: expect.stringMatching(/^INPUT_/),
      });
    }
  });
});
