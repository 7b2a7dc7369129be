import { execFile, execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Program } from "./program.ts";

const run = promisify(execFile);

/** ImageMagick's `convert` without options. */
export async function imagemagick(): Promise<Program> {
  const folder = await mkdtemp(join(tmpdir(), "pixelproof-proof-"));
  let files = 0;
  return {
    name: "ImageMagick",
    call: "`convert source target`",
    version: /ImageMagick (\S+)/.exec(execFileSync("convert", ["-version"], { encoding: "utf8" }))?.[1] ?? "",
    async save({ path }, target) {
      const out = join(folder, `${files++}.${target}`);
      try {
        await run("convert", [path, out]);
        return { bytes: await readFile(out), losses: [] };
      } catch (error) {
        return { refused: String(error) };
      }
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}
