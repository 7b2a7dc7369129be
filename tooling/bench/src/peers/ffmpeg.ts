import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Size } from "@pixelproof/core";
import type { Side } from "../side.ts";
import { byCommand, output, versionIn, type Call } from "./command.ts";
import type { Peer } from "./peer.ts";
import { temporaryFolder } from "./temporary-folder.ts";

export const ffmpeg: Peer = {
  name: "ffmpeg",
  install: "apt-get install ffmpeg",
  version: () => versionIn({ command: "ffmpeg", args: ["-version"] }, /version (\S+)/),
};

/** Times that the pair is filtered in one call: once takes less than the start of the process. */
const times = 200;

export const ffmpegTiming = `${times} times in one process, from memory; time of the same call without the filter taken off`;

/** What a filter of two inputs says of two raw pictures, by a pattern of its line in the log. */
export async function filterByFfmpeg(
  parts: {
    readonly filter: "ssim" | "psnr";
    /** Two raw pictures of `format`. */
    readonly pictures: readonly [Uint8Array, Uint8Array];
    readonly format: "gray" | "gbrp";
    readonly size: Size;
    readonly says: RegExp;
  },
  resources: AsyncDisposableStack,
): Promise<Side<number>> {
  const { filter, pictures, format, size, says } = parts;
  const folder = await temporaryFolder(resources);
  const files = ["a.raw", "b.raw"].map((name) => join(folder, name));
  await Promise.all(files.map((file, i) => writeFile(file, pictures[i])));
  const raw = ["-f", "rawvideo", "-pix_fmt", format, "-video_size", `${size.width}x${size.height}`];
  const inputs = files.flatMap((file) => ["-threads", "1", ...raw, "-i", file]);
  const looped = ["[0]", "[1]"].map((input, i) => `${input}loop=loop=${times - 1}:size=1[looped${i}]`).join(";");
  const call = (graph: string, ...outputs: readonly string[]): Call => ({
    command: "ffmpeg",
    args: [
      "-hide_banner",
      "-nostats",
      "-filter_complex_threads",
      "1",
      ...inputs,
      "-filter_complex",
      graph,
      ...outputs,
      "-f",
      "null",
      "-",
    ],
  });
  const filtered = call(`${looped};[looped0][looped1]${filter}`);
  return byCommand({
    call: filtered,
    idle: call(looped, "-map", "[looped0]", "-map", "[looped1]"),
    times,
    result: async () => Number(says.exec((await output(filtered)).stderr)?.[1]),
  });
}
