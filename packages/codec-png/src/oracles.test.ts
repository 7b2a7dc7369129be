import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { endianness, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { createContext, Host, narrow, type Channels, type Depth, type Image, type Metadata } from "@pixelproof/core";
import { discs, noise, sampleMetadata, scene } from "@pixelproof/testkit";
import { hasCommand } from "@pixelproof/tooling-data";
import plugin from "./index.ts";

const codec = new Host([plugin]).get("codec", "png-simd");
const folder = mkdtempSync(join(tmpdir(), "codec-png-"));
afterAll(() => rmSync(folder, { recursive: true }));

// pngcheck has no flag that it answers with success.
const withPngcheck = spawnSync("pngcheck").error === undefined;
const magick = "/usr/bin/convert";
const python = "/usr/bin/python3";
const chromium = "/usr/bin/chromium";
const withMagick = hasCommand(magick, "-version");
const withPillow = spawnSync(python, ["-c", "import numpy, PIL"]).status === 0;

const kinds = ([1, 2, 3, 4] satisfies Channels[]).flatMap((channels) =>
  ([8, 16] satisfies Depth[]).map((depth) => ({ channels, depth })),
);

/** Large enough for several strips, of smooth parts and of grain. */
function picture(channels: Channels, depth: Depth): Image {
  const width = 900;
  const height = Math.ceil(5e6 / ((width * channels * depth) / 8));
  const size = { width, height, channels };
  const [smooth, grain] = [channels % 2 === 0 ? discs(size) : scene(size), noise(size)];
  return { ...smooth, data: smooth.data.map((sample, i) => (i < smooth.data.length / 2 ? sample : grain.data[i])) };
}

async function write(image: Image, depth: Depth, metadata: Metadata = {}): Promise<string> {
  const { bytes } = await codec.encode(image, metadata, { depth }, createContext());
  const file = join(folder, `${image.channels}-${depth}.png`);
  writeFileSync(file, bytes);
  return file;
}

/** Samples as the other programs give or take them: 8 bits, or 16 in the machine's order. */
function rawSamples({ data }: Image, depth: Depth): Buffer {
  return depth === 8 ? Buffer.from(narrow(data)) : Buffer.from(data.buffer, data.byteOffset, data.byteLength);
}

describe.each(kinds)("$channels channels, $depth bits", ({ channels, depth }) => {
  test.skipIf(!withPngcheck)("pngcheck finds nothing wrong, with all the metadata it knows", async () => {
    const { cicp: _, ancillary, ...metadata } = sampleMetadata({ grey: channels <= 2 });
    const { mDCV: __, cLLI: ___, ...known } = ancillary;
    const file = await write(picture(channels, depth), depth, { ...metadata, ancillary: known });
    const { status, stdout } = spawnSync("pngcheck", ["-v", file], { encoding: "utf8" });
    expect(stdout).toContain("No errors detected");
    expect(stdout.match(/chunk IDAT/g)?.length).toBeGreaterThan(1);
    expect(status).toBe(0);
  });

  test.skipIf(!withMagick)("ImageMagick, by libpng, reads the same samples", async () => {
    const image = picture(channels, depth);
    const layout = { 1: "gray", 2: "graya", 3: "rgb", 4: "rgba" }[channels];
    const flags = ["-depth", String(depth), "-endian", endianness() === "LE" ? "LSB" : "MSB", `${layout}:-`];
    const { stdout } = spawnSync(magick, [await write(image, depth), ...flags], { maxBuffer: 2 ** 24 });
    expect(Buffer.compare(stdout, rawSamples(image, depth))).toBe(0);
  });

  // Pillow brings 16-bit colour down to 8 bits.
  test.skipIf(!withPillow || (depth === 16 && channels > 1))("Pillow reads the same samples", async () => {
    const image = picture(channels, depth);
    const samples = `numpy.array(PIL.Image.open(sys.argv[1])).astype("uint${depth}")`;
    const script = `import sys, numpy, PIL.Image; sys.stdout.buffer.write(${samples}.tobytes())`;
    const { stdout } = spawnSync(python, ["-c", script, await write(image, depth)], { maxBuffer: 2 ** 24 });
    expect(Buffer.compare(stdout, rawSamples(image, depth))).toBe(0);
  });
});

test.skipIf(!hasCommand(chromium))("Chromium shows the same pixels, of every kind", async () => {
  const pictures = kinds.map(({ channels, depth }) => ({ depth, image: scene({ width: 61, height: 33, channels }) }));
  const sources: string[] = [];
  for (const { image, depth } of pictures) {
    const { bytes } = await codec.encode(image, {}, { depth }, createContext());
    sources.push(`data:image/png;base64,${Buffer.from(bytes).toString("base64")}`);
  }
  const page = join(folder, "page.html");
  writeFileSync(page, pageThatReads(sources));
  const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--dump-dom"];
  const { stdout } = spawnSync(chromium, [...flags, `file://${page}`], { encoding: "utf8", maxBuffer: 2 ** 26 });
  const shown = [...stdout.matchAll(/<p>([\d,]+)/g)].map(([, values]) => values.split(",").map(Number));
  expect(shown).toHaveLength(pictures.length);
  for (const [i, { image, depth }] of pictures.entries()) {
    const rgba = asRgba8(image);
    expect(shown[i]).toHaveLength(rgba.length);
    // 16 bits are cut to 8 there, not rounded.
    const worst = rgba.reduce((most, value, at) => Math.max(most, Math.abs(value - shown[i][at])), 0);
    expect(worst).toBeLessThanOrEqual(depth === 8 ? 0 : 1);
  }
});

/** An opaque picture's pixels as a canvas gives them. */
function asRgba8({ channels, data }: Image): number[] {
  const samples = narrow(data);
  return Array.from({ length: (samples.length / channels) * 4 }, (_, i) => {
    const [pixel, channel] = [Math.floor(i / 4) * channels, i % 4];
    if (channel === 3) return 255;
    return samples[pixel + (channels <= 2 ? 0 : channel)];
  });
}

/** A page that, once loaded, has one paragraph a picture: red, green, blue and alpha of its pixels. */
const pageThatReads = (sources: readonly string[]): string => `<!doctype html><body>
${sources.map((source) => `<img src="${source}">`).join("")}
<script>
addEventListener("load", () => {
  for (const image of document.images) {
    const canvas = Object.assign(document.createElement("canvas"), { width: image.width, height: image.height });
    const context = canvas.getContext("2d");
    context.drawImage(image, 0, 0);
    const paragraph = document.createElement("p");
    paragraph.textContent = context.getImageData(0, 0, image.width, image.height).data.join();
    document.body.append(paragraph);
  }
});
</script></body>`;
