import { readFileSync } from "node:fs";
import { createRgb8, type Rgb8 } from "@pixelproof/core";
import { dataFile } from "@pixelproof/tooling-data";

/** A figure that piq's tests hold themselves to, and what its convention gives in 64-bit floats. */
export interface PublishedFigure {
  readonly metric: string;
  readonly pair: string;
  readonly published: number;
  readonly computed_here_float64: number;
}

interface Figures {
  readonly piq_published: { readonly values: readonly PublishedFigure[] };
  readonly ms_ssim_computed: Readonly<Record<"goldhill" | "I01_rgb" | "I01_luma_unrounded", number>>;
}

/** Published figures of the pairs `goldhill` and `I01`, and MS-SSIM as piq computes it. */
export function readFigures(): Figures {
  const figures: Figures = JSON.parse(readFileSync(dataFile("vectors/ssim_psnr.json"), "utf8"));
  return figures;
}

/** One channel, 0..2, as a grey picture: its luma is the channel itself. */
export function channelOf({ width, height, data }: Rgb8, channel: number): Rgb8 {
  return createRgb8({ width, height, data: data.map((_, i) => data[i - (i % 3) + channel]) });
}
