import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, expect, test } from "vitest";
import { createContext, Host, type Metadata } from "@pixelproof/core";
import { discs, sampleMetadata, scene } from "@pixelproof/testkit";
import jpeg from "./jpeg.ts";
import png from "./png.ts";
import tiff from "./tiff.ts";
import webp from "./webp.ts";

const host = new Host([png, jpeg, webp, tiff]);
const folder = mkdtempSync(join(tmpdir(), "structure-"));
afterAll(() => rmSync(folder, { recursive: true }));

// pngcheck has no flag that it answers with success.
const isInstalled = (command: string): boolean => spawnSync(command).error === undefined;

/** pngcheck does not know the chunks of PNG 3. */
function knownTo(id: string): Metadata {
  const { cicp, ancillary, ...metadata } = sampleMetadata();
  if (id !== "png") return { cicp, ancillary, ...metadata };
  const { mDCV: _, cLLI: __, ...known } = ancillary;
  return { ...metadata, ancillary: known };
}

async function write(id: string, channels: 3 | 4): Promise<string> {
  const size = { width: 37, height: 23, channels };
  const image = channels === 4 ? discs(size) : scene(size);
  const { bytes } = await host.get("codec", id).encode(image, knownTo(id), {}, createContext());
  const file = join(folder, `${channels}.${id}`);
  writeFileSync(file, bytes);
  return file;
}

const checkers = [
  ["png", "pngcheck", ["-q"]],
  ["webp", "webpinfo", ["-quiet", "-diag"]],
  ["tiff", "identify", ["-regard-warnings", "-ping"]],
] as const;

for (const [id, command, flags] of checkers) {
  test.skipIf(!isInstalled(command))(`${command} finds nothing wrong in a ${id} with all its metadata`, async () => {
    for (const channels of [3, 4] as const) {
      const { status, stderr } = spawnSync(command, [...flags, await write(id, channels)], { encoding: "utf8" });
      expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    }
  });
}

test("a JPEG has its chroma at full resolution, at every quality", async () => {
  for (const quality of [40, 90, 100]) {
    const { bytes } = await host
      .get("codec", "jpeg")
      .encode(scene({ width: 32, height: 32 }), {}, { quality }, createContext());
    expect((await sharp(bytes).metadata()).chromaSubsampling).toBe("4:4:4");
  }
});
