import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { createContext, createImage, Host, narrow, type Image, type Loss, type Metadata } from "@pixelproof/core";
import { iccProfile, noise } from "@pixelproof/testkit";
import { dataFile, hasCommand, withData } from "@pixelproof/tooling-data";
import avif from "./avif.ts";
import jpeg from "./jpeg.ts";
import png from "./png.ts";
import tiff from "./tiff.ts";
import webp from "./webp.ts";

const host = new Host([png, jpeg, webp, tiff, avif]);
const context = createContext();
const withMagick = hasCommand("/usr/bin/convert", "-version");

async function roundTrip(id: string, image: Image, metadata: Metadata = {}, lossless: boolean = true) {
  const codec = host.get("codec", id);
  const { bytes } = await codec.encode(image, metadata, lossless ? { compression: "lossless" } : {}, context);
  return codec.decode(bytes, context);
}

describe.each(["png", "tiff"])("%s", (id) => {
  test("all 65,536 levels of a ramp survive", async () => {
    const ramp = Uint16Array.from({ length: 65_536 }, (_, i) => i);
    for (const channels of [1, 4]) {
      const image = createImage({ width: 65_536 / channels, height: 1, channels, data: ramp });
      expect((await roundTrip(id, image)).image.data).toEqual(ramp);
    }
  });

  test("a wide-gamut profile beside 16 bits converts no pixel", async () => {
    const image = noise({ width: 31, height: 17, channels: 3, sourceDepth: 16 });
    const { image: back, metadata } = await roundTrip(id, image, { icc: iccProfile({ space: "RGB " }) });
    expect(back.data).toEqual(image.data);
    expect(metadata.icc).toEqual(iccProfile({ space: "RGB " }));
  });

  test.skipIf(!withData)("real 16-bit files come back identical, profile too", async () => {
    for (const name of readdirSync(dataFile("depth16"))) {
      const source = host.get("codec", name.endsWith("png") ? "png" : "tiff");
      const { image, metadata } = await source.decode(readFileSync(dataFile(`depth16/${name}`)), context);
      const back = await roundTrip(id, image, metadata);
      expect(back.image.sourceDepth).toBe(16);
      expect(Buffer.compare(Buffer.from(back.image.data.buffer), Buffer.from(image.data.buffer))).toBe(0);
      expect(back.metadata.icc).toEqual(metadata.icc);
    }
  });
});

test.each(["png", "webp", "tiff", "avif"])("%s: colour under alpha 0 comes back as it was", async (id) => {
  const opaque = noise({ width: 24, height: 24, channels: 4, sourceDepth: 8 });
  const data = opaque.data.map((sample, i) => (i % 4 === 3 && i % 8 === 3 ? 0 : sample));
  const image = createImage({ ...opaque, data });
  expect((await roundTrip(id, image)).image.data).toEqual(data);
});

test.skipIf(!withData).each(["png", "jpeg", "webp", "tiff", "avif"])(
  "%s: every profile of the collection comes back byte for byte",
  async (id) => {
    const image = noise({ width: 8, height: 8, channels: 3, sourceDepth: 8 });
    const names = readdirSync(dataFile("icc")).filter((name) => name.endsWith(".icc") && !/Grey|CGATS/.test(name));
    for (const name of names) {
      const icc = new Uint8Array(readFileSync(dataFile(`icc/${name}`)));
      expect({ name, icc: (await roundTrip(id, image, { icc }, false)).metadata.icc }).toEqual({ name, icc });
    }
  },
);

test("white of a 12-bit AVIF is 65535", async () => {
  const data = new Uint16Array(16 * 16 * 3).fill(65_535);
  const bytes = await sharp(data, { raw: { width: 16, height: 16, channels: 3 } })
    .toColourspace("rgb16")
    .avif({ lossless: true, bitdepth: 12 })
    .toBuffer();
  const { image } = await host.get("codec", "avif").decode(bytes, context);
  expect(image.sourceDepth).toBe(16);
  expect(image.data).toEqual(data);
});

test("a 1-bit and a palette PNG become grey and RGB", async () => {
  const checks = sharp(
    new Uint8Array(64).map((_, i) => (i % 2) * 255),
    { raw: { width: 8, height: 8, channels: 1 } },
  );
  const oneBit = await checks.clone().toColourspace("b-w").png({ palette: true, colours: 2 }).toBuffer();
  const { image } = await host.get("codec", "png").decode(oneBit, context);
  expect(new Set(image.data)).toEqual(new Set([0, 65_535]));
  expect(image.sourceDepth).toBe(8);
});

describe("CMYK", () => {
  const [own, none] = ["Channel_digital_image_CMYK_color.jpg", "Channel_digital_image_CMYK_color_no_profile.jpg"];
  const decode = async (id: string, bytes: Uint8Array) => host.get("codec", id).decode(bytes, context);
  const reasons = (losses: readonly Loss[] = []) => losses.map(({ group, reason }) => `${group}: ${reason}`).join("\n");

  /** What ImageMagick makes of a file: written as TIFF, or converted to 8-bit sRGB by the file's profile. */
  const magick = (name: string, ...flags: string[]): Uint8Array =>
    new Uint8Array(spawnSync("/usr/bin/convert", [dataFile(name), ...flags], { maxBuffer: 2 ** 26 }).stdout);

  test.skipIf(!withData)("becomes sRGB, by which profile is said, and the profile of its inks is dropped", async () => {
    const [profiled, plain] = await Promise.all(
      [own, none].map((name) => decode("jpeg", readFileSync(dataFile(`colour/${name}`)))),
    );
    for (const { image, metadata } of [profiled, plain]) {
      expect(image.channels).toBe(3);
      expect(metadata.icc).toBeUndefined();
    }
    expect(reasons(profiled.losses)).toMatch(/colour: .*by its own profile\nicc: /);
    expect(reasons(plain.losses)).toMatch(/colour: .*by a general profile/);
  });

  test.skipIf(!withData || !withMagick).each([
    ["jpeg", []],
    ["tiff", ["-compress", "none"]],
    ["tiff", ["-compress", "lzw", "-depth", "16"]],
  ] as const)(
    "by its own profile, from %s %j: as ImageMagick does it, within a level in the mean",
    async (id, flags) => {
      const name = `colour/${own}`;
      const bytes = id === "jpeg" ? new Uint8Array(readFileSync(dataFile(name))) : magick(name, ...flags, "tiff:-");
      const { image, losses } = await decode(id, bytes);
      const srgb = magick(
        name,
        "-intent",
        "Perceptual",
        "-profile",
        dataFile("icc/sRGB-v4.icc"),
        "-depth",
        "8",
        "rgb:-",
      );
      const differences = narrow(image.data).map((value, i) => Math.abs(value - srgb[i]));
      expect(differences).toHaveLength(srgb.length);
      expect(differences.reduce((sum, value) => sum + value, 0) / srgb.length).toBeLessThan(1);
      expect(image.data.every((value) => value % 257 === 0)).toBe(true);
      expect(/depth: /.test(reasons(losses))).toBe(flags.length === 4);
    },
  );
});
