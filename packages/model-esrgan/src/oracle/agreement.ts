import { fileURLToPath } from "node:url";
import { convert, type Scale } from "../convert/convert.ts";
import { sourceFile } from "../convert/source.ts";
import { loadOnnx } from "./run-onnx.ts";
import { loadTfjs } from "./run-tfjs.ts";
import { largestDifference, noiseTile, photoTile, type Tile } from "./tile.ts";

/** How far results lie apart on one tile, of samples 0..1. */
export interface Agreement {
  readonly tile: string;
  /** ONNX with weights in 32-bit floats against TensorFlow.js. */
  readonly conversion: number;
  /** Weights in 16-bit floats, as published, against 32. */
  readonly rounding: number;
}

/** Runs one scale in TensorFlow.js and as ONNX with both kinds of weights, on noise and on a photograph. */
export async function measureAgreement(scale: Scale): Promise<readonly Agreement[]> {
  const author = await loadTfjs(scale);
  const exact = await loadOnnx((await convert(scale, "float32")).file, scale);
  const published = await loadOnnx((await convert(scale, "float16")).file, scale);
  const rows: Agreement[] = [];
  for (const [name, tile] of Object.entries(await tiles())) {
    const ours = await exact(tile);
    const conversion = largestDifference(ours, await author(tile));
    const rounding = largestDifference(ours, await published(tile));
    rows.push({ tile: name, conversion, rounding });
  }
  return rows;
}

/** The photograph is the one that comes with the source package. */
async function tiles(): Promise<Record<string, Tile>> {
  const photo = fileURLToPath(sourceFile("assets/fixture.png"));
  return { noise: noiseTile(17, 12), photograph: await photoTile(photo, 40, 40, 32, 24) };
}
