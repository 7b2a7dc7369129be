import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Size } from "@pixelproof/core";
import { asBytes, asSamples, depthOf, type Rgba, type Samples } from "../pictures/rgba.ts";
import type { Side } from "../side.ts";
import { byPython, pythonLibrary } from "./python.ts";
import { temporaryFolder } from "./temporary-folder.ts";

export const pillow = pythonLibrary("Pillow", "PIL", "apt-get install python3-pil python3-numpy");

/** `resize` with LANCZOS: 8 bits with alpha premultiplied, 16 as four planes of floats. */
export async function resizeByPillow(
  { width, height, data }: Rgba,
  to: Size,
  resources: AsyncDisposableStack,
): Promise<Side<Samples>> {
  const folder = await temporaryFolder(resources);
  const [source, target] = ["source.rgba", "target.rgba"].map((name) => join(folder, name));
  await writeFile(source, asBytes(data));
  const depth = depthOf(data);
  const sizes = [width, height, to.width, to.height].map(String);
  const [from, into] = [sizes.slice(0, 2), sizes.slice(2)];
  const side = await byPython("PIL", ["resize", String(depth), source, ...from, ...into, target], resources);
  return { ...side, result: async () => asSamples(await readFile(await side.result()), depth) };
}
