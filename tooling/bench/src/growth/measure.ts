import { spawnSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Size } from "@pixelproof/core";
import { memoryLimit } from "./limit.ts";
import { sourceSize, writeSource } from "./source-picture.ts";

/** What one run took. */
export interface Growth {
  /** Of the larger picture. */
  readonly megapixels: number;
  /** Wall time of the command, the start of Node included. */
  readonly seconds: number;
  /** Most that was resident at any time, and what it may be. */
  readonly peak_bytes: number;
  readonly limit_bytes: number;
  readonly within: boolean;
}

/** Megapixels of the larger picture that are measured. */
export const sizes = [1, 2, 5, 10, 20, 50];

const app = fileURLToPath(new URL("src/bin.ts", import.meta.resolve("pixelproof/package.json")));
const preload = new URL("peak-memory.ts", import.meta.url).href;

/** Runs `pixelproof enhance` at its defaults in a process of its own, on a 16-bit RGB PNG that it enlarges 1.5 times. */
export async function measureGrowth(megapixels: number): Promise<Growth> {
  const folder = await mkdtemp(join(tmpdir(), "pixelproof-growth-"));
  try {
    await writeSource(join(folder, "source.png"), sourceSize(megapixels));
    const start = performance.now();
    const { size, peak } = enhance(folder);
    const seconds = (performance.now() - start) / 1000;
    const limit = memoryLimit(size.width * size.height);
    const reached = (size.width * size.height) / 1e6;
    return { megapixels: reached, seconds, peak_bytes: peak, limit_bytes: limit, within: peak <= limit };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** No least size: small pictures are to be measured as they are. */
const settings = { QUALITY_MIN_WIDTH: "1", QUALITY_MIN_HEIGHT: "1" };

function enhance(folder: string): { size: Size; peak: number } {
  const node = ["--conditions=@pixelproof/source", "--disable-warning=ExperimentalWarning", `--import=${preload}`];
  const { output, status } = spawnSync(process.execPath, [...node, app, "enhance", "source.png", "--json"], {
    cwd: folder,
    env: { ...process.env, ...settings },
    stdio: ["ignore", "pipe", "pipe", "pipe"],
    encoding: "utf8",
  });
  const [, stdout, stderr, peak] = output;
  const { quality }: { quality?: { dimensions_after: Size } } = JSON.parse(stdout ?? "");
  if (quality === undefined) throw new Error(`pixelproof enhance ended with ${status}: ${stdout}${stderr}`);
  return { size: quality.dimensions_after, peak: Number(peak) * 1024 };
}
