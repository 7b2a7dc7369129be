import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import png from "@pixelproof/codec-sharp/png";
import { createContext, Host, type Image, type Metadata } from "@pixelproof/core";
import { z } from "zod";

/** How a command ended and what it printed. */
export interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const bin = fileURLToPath(new URL("bin.ts", import.meta.url));

/** Arguments of node that run the program from its sources. */
export const command = (args: readonly string[]): string[] => ["--conditions=@pixelproof/source", bin, ...args];

/** Runs the program in a folder, in an environment that holds nothing but `PATH` and `env`. */
export async function runIn(cwd: string, args: readonly string[], env: Record<string, string>): Promise<Run> {
  const options = { cwd, env: { PATH: process.env["PATH"], ...env }, maxBuffer: 2 ** 26 };
  try {
    return { code: 0, ...(await promisify(execFile)(process.execPath, command(args), options)) };
  } catch (error) {
    return z.object({ code: z.number(), stdout: z.string(), stderr: z.string() }).parse(error);
  }
}

/** Writes a picture as PNG and gives its path. */
export async function writePng(path: string, image: Image, metadata: Metadata = {}): Promise<string> {
  await using host = new Host([png]);
  const settings = { depth: image.sourceDepth };
  const { bytes } = await host.get("codec", "png").encode(image, metadata, settings, createContext());
  await writeFile(path, bytes);
  return path;
}
