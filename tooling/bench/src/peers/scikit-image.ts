import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Pair } from "../pictures/pair.ts";
import type { Side } from "../side.ts";
import { byPython, pythonLibrary } from "./python.ts";
import { temporaryFolder } from "./temporary-folder.ts";

export const scikitImage = pythonLibrary("scikit-image", "skimage", "apt-get install python3-skimage");

/** `structural_similarity` with Wang's window on luma that it is given ready, or `peak_signal_noise_ratio` on RGB. */
export async function scoreByScikitImage(
  { reference, candidate }: Pair,
  score: "ssim" | "psnr",
  resources: AsyncDisposableStack,
): Promise<Side<number>> {
  const folder = await temporaryFolder(resources);
  const [a, b] = ["a.rgb", "b.rgb"].map((name) => join(folder, name));
  await Promise.all([writeFile(a, reference.data), writeFile(b, candidate.data)]);
  const side = await byPython("skimage", [score, a, b, String(reference.width), String(reference.height)], resources);
  return { ...side, result: async () => Number(await side.result()) };
}
