import { copyFile, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PixelproofError } from "@pixelproof/core";
import { qualitySchema, type Quality } from "@pixelproof/pipeline";
import type { InstallSize } from "./install-size.ts";
import type { Stranger } from "./stranger.ts";

/** What a stranger installs and does with it; `work` gives the line that shows it, and throws where it does not come out. */
export interface Visit {
  readonly name: string;
  readonly packages: readonly string[];
  readonly work: (stranger: Stranger) => Promise<string>;
  /** What the size of the install must not be; empty where it is fine. */
  readonly faults?: (size: InstallSize) => string[];
}

const scripts = join(import.meta.dirname, "../../strangers");
const picture = join(import.meta.dirname, "../../../../examples/harbour.png");

async function runScript({ folder, node }: Stranger, script: string, expected: RegExp): Promise<string> {
  await copyFile(join(scripts, script), join(folder, script));
  return expect(await node(script), expected);
}

function expect(output: string, expected: RegExp): string {
  if (expected.test(output)) return output.trim().replaceAll(/\s+/g, " ");
  throw new PixelproofError("INTERNAL", `Expected output like ${expected} but received ${output}`);
}

export const visits: readonly Visit[] = [
  {
    name: "measure two pictures",
    packages: ["@pixelproof/core", "@pixelproof/metrics"],
    work: (stranger) => runScript(stranger, "measure.mjs", /^psnr 42\.1102\nssim 0\.9\d+\n$/),
    faults: ({ native }) => native.map((name) => `metrics alone pulls in ${name}, which is native`),
  },
  {
    name: "enlarge one",
    packages: ["@pixelproof/core", "@pixelproof/codec-sharp", "@pixelproof/resampler-lanczos"],
    async work(stranger) {
      await copyFile(picture, join(stranger.folder, "picture.png"));
      return runScript(stranger, "enlarge.mjs", /^720x480 -> 1440x960, 8 bits\n$/);
    },
  },
  {
    name: "npx pixelproof enhance",
    packages: ["pixelproof"],
    async work(stranger) {
      const { dimensions_after: after, psnr, ssim } = await enhance(stranger);
      return expect(`${after.width}x${after.height} psnr ${psnr} ssim ${ssim}`, /^2160x1440 psnr 4\d\.\d+ ssim 0\.99/);
    },
  },
  {
    name: "two plugins by npm create, published and used from a config",
    packages: ["pixelproof"],
    async work(stranger) {
      await publishPlugin(stranger, "--kind", "resampler", "--name", "soft");
      await publishPlugin(stranger, "--kind", "metric", "--name", "mine", "--javascript");
      await stranger.npm("install", "pixelproof-resampler-soft", "pixelproof-metric-mine");
      const config = {
        plugins: [{ use: "pixelproof-resampler-soft", options: { radius: 2 } }, { use: "pixelproof-metric-mine" }],
        quality: { resampler: "soft" },
      };
      await writeFile(join(stranger.folder, "pixelproof.config.json"), JSON.stringify(config));
      const { enhancement, round_trip: roundTrip } = await enhance(stranger);
      const { mine } = roundTrip.figures;
      return expect(`enlarged by ${enhancement.resampler}, mine ${mine.value}`, /^enlarged by soft, mine \d+\.\d+$/);
    },
  },
];

/** Begins a plugin, holds it to what its author was promised, and publishes it. */
async function publishPlugin(stranger: Stranger, ...flags: string[]): Promise<void> {
  const said = await stranger.npm("create", "--yes", "@pixelproof/plugin", "--", ...flags);
  const folder = /^ {2}cd (.+)$/m.exec(said)?.[1] ?? "";
  const author = await stranger.goTo(folder);
  await author.npm("install");
  for (const script of ["typecheck", "lint", "build", "test"]) await author.npm("run", script);
  await author.npm("publish");
}

async function enhance({ folder, npx }: Stranger): Promise<Quality> {
  await copyFile(picture, join(folder, "harbour.png"));
  await npx("pixelproof", "enhance", "harbour.png");
  return qualitySchema.parse(JSON.parse(await readFile(join(folder, "pixelproof-out/harbour/quality.json"), "utf8")));
}
