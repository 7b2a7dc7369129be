import { createContext, Host, silentLogger, type Depth } from "@pixelproof/core";
import png from "@pixelproof/codec-sharp/png";
import { scene } from "@pixelproof/testkit";
import { openSession } from "pixelproof/session";
import sharp from "sharp";
import { contest, type Comparison } from "../compare.ts";
import type { Family } from "../family.ts";
import { meanDifference } from "../mean-difference.ts";
import { sharpPeer } from "../peers/sharp.ts";
import { decodePng16 } from "../pictures/decode-png16.ts";
import { inProcess } from "../side.ts";

const from = { width: 768, height: 512 };
const scale = 2.8125;
const to = { width: from.width * scale, height: from.height * scale };

/** Of the full range, on the average: libvips enlarges with another kernel, half a pixel off. */
const tolerance = 0.01;

/** The whole run with all its evidence against a script that only decodes, resizes and encodes: what the proof costs. */
const run = (depth: Depth, share: number): Comparison => ({
  name: `whole run, ${depth} bits`,
  peer: sharpPeer,
  variant: "script without evidence",
  goal: 1 / share,
  note: `goal: at most ${share} of the script's time`,
  async prepare(resources) {
    const image = scene({ ...from, channels: 3, sourceDepth: depth });
    const { bytes } = await new Host([png]).get("codec", "png").encode(image, {}, { depth }, createContext());
    const { pipeline } = resources.use(await openSession({}, silentLogger));
    const script = (): Promise<Uint8Array> =>
      sharp(bytes)
        .toColourspace(depth === 16 ? "rgb16" : "srgb")
        .resize({ ...to, fit: "fill" })
        .png()
        .toBuffer();
    return contest(
      inProcess(async () => (await pipeline.enhance(bytes)).picture),
      inProcess(script),
      async (ours, theirs) => ({ equal: (await sameHeader(ours, theirs)) && (await alike(ours, theirs)) }),
    );
  },
});

async function sameHeader(...files: readonly Uint8Array[]): Promise<boolean> {
  const [ours, theirs] = await Promise.all(files.map((file) => sharp(file).metadata()));
  return (["width", "height", "depth", "channels"] as const).every((field) => ours[field] === theirs[field]);
}

async function alike(...files: readonly Uint8Array[]): Promise<boolean> {
  const [ours, theirs] = await Promise.all(files.map(decodePng16));
  return meanDifference(new Uint16Array(ours.buffer), new Uint16Array(theirs.buffer)) < tolerance * 65535;
}

export const runFamily: Family = {
  title: "The whole run",
  about: `\`enhance\` as the app does it, at its defaults, with its metrics, detectors and the report, of a PNG of ${from.width}x${from.height} (RGB) to
${to.width}x${to.height}, against a hand-written script of sharp that only decodes, resizes and encodes as PNG of the same depth. Both files have to have the
same size, depth and channels, and samples that differ by at most ${tolerance * 100} % on the average.`,
  comparisons: [run(16, 0.7), run(8, 1)],
};
