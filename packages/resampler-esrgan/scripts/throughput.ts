// Prints how many pixels a second ESRGAN at 2x is given by the resampler, overlaps included, by those of a bare loop of onnxruntime
// over as many tiles of the same size, both on one thread. In turns, so that a machine that drifts drifts for both; minutes.
import { fileURLToPath } from "node:url";
import { createContext, Host, type Size } from "@pixelproof/core";
import { models } from "@pixelproof/model-esrgan";
import { scene } from "@pixelproof/testkit";
import { linear } from "@pixelproof/testkit/fixtures";
import { InferenceSession, Tensor } from "onnxruntime-node";
import plugin from "../src/index.ts";

const image = scene({ width: 160, height: 160, channels: 3 });
const to = { width: 320, height: 320 };
const options = { classical: "linear", tileBytes: 5120 * 120 ** 2 };
const rounds = 5;

const facts: Record<string, string | number> = {};
const context = createContext({ limits: { threads: 1 }, note: (name, fact) => void (facts[name] = fact) });
await using host = new Host([linear, { plugin, options }]);
const resampler = host.get("resampler", "esrgan");
const file = fileURLToPath(models[0].file);
const session = await InferenceSession.create(file, { intraOpNumThreads: context.limits.threads });

/** Seconds that work takes. */
async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

async function bare(tiles: number, { width, height }: Size): Promise<void> {
  const [input] = session.inputNames;
  for (let tile = 0; tile < tiles; tile++) {
    const data = new Float32Array(3 * width * height).fill(0.5);
    await session.run({ [input]: new Tensor("float32", data, [1, 3, height, width]) });
  }
}

const enlarge = () => resampler.resample(image, to, context);
// Loads the model, and says how the picture is cut.
await enlarge();
const [width, height] = String(facts.tile_size).split("x").map(Number);
const tiles = Number(facts.tiles);
const megapixels = (tiles * width * height) / 1e6;
const ratios: number[] = [];
for (let round = 0; round < rounds; round++) {
  const ours = await timed(enlarge);
  const theirs = await timed(() => bare(tiles, { width, height }));
  ratios.push(theirs / ours);
  console.log(
    `${tiles} tiles of ${width}x${height}: ${(megapixels / ours).toFixed(4)} MP/s, bare ${(megapixels / theirs).toFixed(4)} MP/s, ratio ${(theirs / ours).toFixed(3)}`,
  );
}
console.log(`median ratio ${ratios.toSorted((a, b) => a - b)[rounds >> 1].toFixed(3)}`);
await session.release();
