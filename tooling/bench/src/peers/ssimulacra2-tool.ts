import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createRgb8 } from "@pixelproof/core";
import { ppm } from "../pictures/netpbm.ts";
import type { Pair } from "../pictures/pair.ts";
import type { Side } from "../side.ts";
import { byCommand, output, versionIn, type Call } from "./command.ts";
import type { Peer } from "./peer.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const command = "ssimulacra2";

/** The authors' own program, in C++. */
export const ssimulacra2Tool: Peer = {
  name: "libjxl's ssimulacra2",
  install:
    "Debian 12 packs SSIMULACRA 1 alone; build ssimulacra2 from github.com/libjxl/libjxl or cloudinary/ssimulacra2",
  version: () => versionIn({ command, args: [], fine: [1] }, /SSIMULACRA (\S+ \[.*\])/),
};

export const ssimulacra2Timing =
  "a process that reads two PPM files; time of the same call on pictures of 8x8 px taken off";

export async function ssimulacra2ByTool(
  { reference, candidate }: Pair,
  resources: AsyncDisposableStack,
): Promise<Side<number>> {
  const folder = await temporaryFolder(resources);
  const [a, b, tiny] = ["a.ppm", "b.ppm", "tiny.ppm"].map((name) => join(folder, name));
  const grey = createRgb8({ width: 8, height: 8, data: new Uint8Array(8 * 8 * 3).fill(128) });
  await Promise.all([writeFile(a, ppm(reference)), writeFile(b, ppm(candidate)), writeFile(tiny, ppm(grey))]);
  const call = (...args: string[]): Call => ({ command, args });
  return byCommand({
    call: call(a, b),
    idle: call(tiny, tiny),
    result: async () => Number((await output(call(a, b))).stdout),
  });
}
