import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** What reading one file took, bytes beside those of the file itself. */
export interface MemoryUse {
  /** Most that was resident at any time, as Linux counts it. */
  readonly peak: number;
  /** Outside of the heap of JavaScript, once it was read. */
  readonly external: number;
  readonly heap: number;
  readonly milliseconds: number;
  readonly warnings: number;
}

/** What reading the metadata of one file may take, bytes. */
export const allowedMemory = 64 * 2 ** 20;

/** Reads the metadata of a file in a process with a heap of 64 MiB; a string, for a person, where that ended it. */
export function measureMemory(file: Uint8Array): MemoryUse | string {
  const folder = mkdtempSync(join(tmpdir(), "pixelproof-memory-"));
  try {
    const path = join(folder, "hostile");
    writeFileSync(path, file);
    const child = fileURLToPath(new URL("memory-child.ts", import.meta.url));
    const flags = ["--conditions=@pixelproof/source", "--disable-warning=ExperimentalWarning", "--expose-gc"];
    const limits = ["--max-old-space-size=64", "--max-semi-space-size=4"];
    const { status, stdout, stderr } = spawnSync(process.execPath, [...flags, ...limits, child, path], {
      encoding: "utf8",
      timeout: 60_000,
    });
    return status === 0 ? JSON.parse(stdout) : `ended with ${status}: ${stderr.slice(0, 500)}`;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
