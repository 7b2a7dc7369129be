import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import png from "@pixelproof/codec-sharp/png";
import webp from "@pixelproof/codec-sharp/webp";
import { createContext, Host } from "@pixelproof/core";
import { sampleMetadata, scene } from "@pixelproof/testkit";
import { afterAll, beforeAll, expect, test } from "vitest";

const bin = fileURLToPath(new URL("../bin.ts", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "pixelproof-inspect-"));
afterAll(() => rmSync(folder, { recursive: true }));

const inspect = (...args: string[]): string =>
  execFileSync(process.execPath, ["--conditions=@pixelproof/source", bin, "inspect", ...args], {
    cwd: folder,
    encoding: "utf8",
  });

beforeAll(async () => {
  await using host = new Host([png, webp]);
  const image = scene({ width: 24, height: 16, channels: 4, sourceDepth: 8 });
  const { icc, exif, text, density } = sampleMetadata();
  const context = createContext();
  const lossless = { compression: "lossless" } as const;
  const original = await host.get("codec", "png").encode(image, { icc, exif, text, density }, lossless, context);
  const saved = await host.get("codec", "webp").encode(image, { icc, exif }, lossless, context);
  writeFileSync(join(folder, "original.png"), original.bytes);
  writeFileSync(join(folder, "saved.webp"), saved.bytes);
});

test("--against says what of another file is there as it was, and what is lost", () => {
  const found: unknown = JSON.parse(inspect("saved.webp", "--against", "original.png", "--json"));
  expect(found).toEqual({
    preserved: expect.arrayContaining(["pixels", "alpha", "depth", "icc", "exif", "makerNote"]),
    losses: expect.arrayContaining([{ group: "text", kind: "lost", reason: expect.any(String) }]),
  });
  expect(inspect("saved.webp", "--against", "original.png")).toMatch(/^preserved\s+depth, .*pixels.*icc[^]*text lost/);
});

test("without it, each group of metadata is counted in bytes", () => {
  const found: unknown = JSON.parse(inspect("original.png", "--json"));
  expect(found).toMatchObject({ format: "png", metadata: { icc: sampleMetadata().icc.length } });
});
