import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Image, Size } from "@pixelproof/core";
import { ppm } from "../pictures/netpbm.ts";
import type { Pair } from "../pictures/pair.ts";
import { asBytes, asSamples, depthOf, type Rgba, type Samples } from "../pictures/rgba.ts";
import type { Side } from "../side.ts";
import { byCommand, output, versionIn, type Call } from "./command.ts";
import type { Peer } from "./peer.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** `convert` of Debian's imagemagick, `magick` elsewhere. */
const commands = ["/usr/bin/convert", "magick"];
const pattern = /Version: ImageMagick (\S+ \S+)/;

async function installed(): Promise<{ command: string; version: string } | undefined> {
  for (const command of commands) {
    const version = await versionIn({ command, args: ["-version"] }, pattern);
    if (version !== undefined) return { command, version };
  }
  return undefined;
}

export const imagemagick: Peer = {
  name: "ImageMagick",
  install: "apt-get install imagemagick",
  version: async () => (await installed())?.version,
};

export const imagemagickTiming =
  "a process on memory-mapped MPC files; time of the same call without the work taken off";

async function convert(threads: number): Promise<(...args: string[]) => Call> {
  const { command } = (await installed()) ?? { command: "magick" };
  const env = { MAGICK_THREAD_LIMIT: String(threads), OMP_NUM_THREADS: String(threads) };
  return (...args) => ({ command, args, env });
}

/** What `-metric` of `compare` says of two pictures. */
export async function metricByImageMagick(
  { reference, candidate }: Pair,
  metric: "AE" | "PSNR",
  resources: AsyncDisposableStack,
): Promise<Side<number>> {
  const call = await convert(1);
  const folder = await temporaryFolder(resources);
  const [a, b] = await Promise.all(
    [reference, candidate].map(async (picture, i) => {
      const [source, mapped] = [join(folder, `${i}.ppm`), join(folder, `${i}.mpc`)];
      await writeFile(source, ppm(picture));
      await output(call(source, mapped));
      return mapped;
    }),
  );
  const compare = call("-precision", "15", a, b, "-metric", metric, "-compare", "-format", "%[distortion]", "info:");
  return byCommand({
    call: compare,
    idle: call(a, b, "null:"),
    result: async () => Number((await output(compare)).stdout),
  });
}

/** `-filter Lanczos -resize`: Lanczos3, antialiased, alpha premultiplied. */
export async function resizeByImageMagick(
  picture: Rgba,
  to: Size,
  threads: number,
  resources: AsyncDisposableStack,
): Promise<Side<Samples>> {
  const call = await convert(threads);
  const folder = await temporaryFolder(resources);
  const [mapped, resized] = [await mpc(picture, call, folder), join(folder, "resized.rgba")];
  const resize = [mapped, "-filter", "Lanczos", "-resize", `${to.width}x${to.height}!`];
  const depth = depthOf(picture.data);
  return byCommand({
    call: call(...resize, "null:"),
    idle: call(mapped, "null:"),
    async result() {
      await output(call(...resize, "-endian", "LSB", "-depth", String(depth), resized));
      return asSamples(await readFile(resized), depth);
    },
  });
}

/** A PNG of 16 bits at ImageMagick's own compression. */
export async function pngByImageMagick(picture: Image, resources: AsyncDisposableStack): Promise<Side<Uint8Array>> {
  const call = await convert(1);
  const folder = await temporaryFolder(resources);
  const [mapped, file] = [await mpc(picture, call, folder), join(folder, "written.png")];
  const encode = call(mapped, `png64:${file}`);
  return byCommand({
    call: encode,
    idle: call(mapped, "null:"),
    async result() {
      await output(encode);
      return readFile(file);
    },
  });
}

async function mpc({ width, height, data }: Rgba, call: (...args: string[]) => Call, folder: string): Promise<string> {
  const [source, mapped] = [join(folder, "source.rgba"), join(folder, "source.mpc")];
  await writeFile(source, asBytes(data));
  const depth = String(depthOf(data));
  await output(call("-size", `${width}x${height}`, "-endian", "LSB", "-depth", depth, source, mapped));
  return mapped;
}
