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

/** Frames in one call: one filtered frame takes less than the start of the process. */
const frames = 120;

export const ffmpegTiming = `${frames} raw frames in one process; time of the same call without the filter taken off`;

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
  const looped = ["-threads", "1", "-stream_loop", String(frames - 1)];
  const raw = ["-f", "rawvideo", "-pix_fmt", format, "-video_size", `${size.width}x${size.height}`];
  const inputs = files.flatMap((file) => [...looped, ...raw, "-i", file]);
  const call = (work: readonly string[]): Call => ({
    command: "ffmpeg",
    args: ["-hide_banner", "-nostats", "-filter_complex_threads", "1", ...inputs, ...work, "-f", "null", "-"],
  });
  const filtered = call(["-filter_complex", `[0][1]${filter}`]);
  return byCommand({
    call: filtered,
    idle: call(["-map", "0", "-map", "1"]),
    times: frames,
    result: async () => Number(says.exec((await output(filtered)).stderr)?.[1]),
  });
}
