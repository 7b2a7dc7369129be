// How faithful AI enlargements of photographs are: what the thresholds of `hallucination_risk` rest on.
import { readFile } from "node:fs/promises";
import png from "@pixelproof/codec-png";
import reader from "@pixelproof/codec-sharp/png";
import { createContext, createImage, definePlugin, type Image, type Registration } from "@pixelproof/core";
import psnr from "@pixelproof/metrics/psnr";
import ssimulacra2 from "@pixelproof/metrics/ssimulacra2";
import { createPipeline } from "@pixelproof/pipeline";
import esrgan from "@pixelproof/resampler-esrgan";
import lanczos from "@pixelproof/resampler-lanczos";
import { dataFile } from "@pixelproof/tooling-data";

const side = 96;
const photographs = Array.from({ length: 12 }, (_, i) => `photos/kodim${String(i + 1).padStart(2, "0")}.png`);
const files: Readonly<Record<string, string | undefined>> = {
  ESRGAN: undefined,
  "FSRCNN 2x": "FSRCNN_x2.onnx",
  "Real-ESRGAN general": "realesr-general-x4v3.w16.onnx",
  "Real-ESRGAN anime": "realesr-animevideov3.onnx",
};

/** Lanczos with so much of another photograph in the result: detail that the source has not. */
const inventing = (share: number, other: Image): Registration => {
  const id = `Lanczos with ${share * 100} % of another photograph`;
  const plugin = definePlugin({
    kind: "resampler",
    name: "inventing",
    apiVersion: 1,
    capabilities: { engine: "ai" },
    create: (_, resolve) => ({
      async resample(image, to, context) {
        const [plain, foreign] = await Promise.all(
          [image, other].map((one) => resolve("resampler", "lanczos").resample(one, to, context)),
        );
        const data = plain.data.map((sample, i) => Math.round(sample + share * (foreign.data[i] - sample)));
        return createImage({ ...plain, data });
      },
    }),
  });
  return { plugin, id };
};

const models = Object.entries(files).flatMap(([name, file]): Registration[] => {
  const model = file === undefined ? {} : { model: dataFile(`models/${file}`) };
  return [
    { plugin: esrgan, id: name, options: model },
    { plugin: esrgan, id: `${name}, no colour guard`, options: { ...model, colourGuard: false } },
  ];
});

const context = createContext();
const crops: Uint8Array[] = [];
await using cutting = createPipeline({ plugins: [png, reader, lanczos], quality: { metrics: [], detectors: [] } });
const codec = cutting.host.get("codec", "png");
for (const name of photographs) crops.push(await middleOf(dataFile(name)));
const { image: other } = await codec.decode(crops[0], context);

const resamplers = [...models, ...[0.02, 0.05, 0.1, 0.2].map((share) => inventing(share, other))];
await using pipeline = createPipeline({
  plugins: [png, reader, lanczos, psnr, ssimulacra2, ...resamplers],
  quality: { minWidth: 1, minHeight: 1, targetBytes: 0, detectors: [] },
});
for (const { id = "" } of resamplers) {
  for (const scaleFactor of [2, 4]) {
    const figures: (readonly [number, number])[] = [];
    let marked = 0;
    for (const crop of crops.slice(1)) {
      const { quality } = await pipeline.enhance(crop, { quality: { resampler: id, scaleFactor } });
      if (quality.fidelity?.hallucination_risk) marked++;
      const of = (metric: string): number => quality.round_trip.figures[metric].value ?? Number.NaN;
      figures.push([of("psnr"), of("ssimulacra2")]);
    }
    const range = (values: number[]): string =>
      `${Math.min(...values).toFixed(1)} to ${Math.max(...values).toFixed(1)}`;
    const [decibels, scores] = [figures.map(([value]) => value), figures.map(([, value]) => value)];
    console.log(
      `${id}, ${scaleFactor}x: psnr ${range(decibels)} dB, ssimulacra2 ${range(scores)}, marked ${marked} of ${figures.length}`,
    );
  }
}

/** The middle of a photograph as a file. */
async function middleOf(file: string): Promise<Uint8Array> {
  const { image } = await codec.decode(await readFile(file), context);
  const [left, top] = [(image.width - side) >> 1, (image.height - side) >> 1];
  const data = new Uint16Array(side * side * 3);
  for (let y = 0; y < side; y++) {
    const from = ((top + y) * image.width + left) * 3;
    data.set(image.data.subarray(from, from + side * 3), y * side * 3);
  }
  const middle = createImage({ width: side, height: side, channels: 3, data, sourceDepth: 8 });
  return (await codec.encode(middle, {}, {}, context)).bytes;
}
