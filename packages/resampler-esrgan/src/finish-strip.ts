import type { Channels, Size } from "@pixelproof/core";
import { defineTask } from "@pixelproof/kernels";
import { boundBySource } from "./bound-by-source.ts";
import { guardColours } from "./colour-guard.ts";
import { rowsRead, type FinishTaps } from "./finish-taps.ts";
import { lumaOf, withLuma } from "./luma.ts";
import { resampled, samplesOf, type Rows, type RowSpan } from "./rows.ts";

/** How rows of a model become rows of a result. */
export interface Finish {
  readonly from: Size;
  readonly to: Size;
  readonly taps: FinishTaps;
  /** Give the result the low frequencies of the source. */
  readonly guarded: boolean;
  /** Keep each sample between those of the source around it. */
  readonly bounded: boolean;
  /** Channels of the result: grey is repeated in RGB, alpha comes last. */
  readonly channels: Channels;
}

/** A span of rows of a result, and the rows that `rowsRead` says it is made of. */
export interface Strip {
  readonly finish: Finish;
  readonly span: RowSpan;
  readonly enlarged: Rows;
  readonly source: Rows;
  /** Alpha of the span's pixels; `undefined` where the result has none. */
  readonly alpha: Uint16Array | undefined;
  /** Takes the span's samples. */
  readonly data: Uint16Array;
}

/** Writes a strip's samples, in memory that is its own or shared. */
export const finishStripTask = defineTask(import.meta.url, "finishStripTask", (strip: Strip, progress): void => {
  const { finish, span, source } = strip;
  const tell = (): void => progress(0);
  const fitted = inChannelsOf(source, fit(strip, tell), finish.taps, tell);
  const colours = finish.guarded
    ? guardColours(fitted, source, finish.taps, span, tell)
    : samplesOf(fitted, span).slice();
  if (finish.bounded) boundBySource(colours, source, finish.from, finish.to, span);
  write(strip, colours, source.channels);
});

/** The rows of the model at the size of the result. */
function fit({ enlarged, finish: { taps }, span }: Strip, tell: () => void): Rows {
  const { fitted } = rowsRead(taps, span);
  if (taps.fit !== undefined) return resampled(enlarged, taps.fit, fitted, tell);
  return { ...enlarged, first: fitted[0], data: samplesOf(enlarged, fitted) };
}

/** What a model gave in the channels of its source: grey from RGB, or RGB from luma and classical chroma. */
function inChannelsOf(source: Rows, output: Rows, { forth }: FinishTaps, tell: () => void): Rows {
  const { channels } = source;
  if (output.channels === channels) return output;
  if (channels === 1) return { ...output, channels, data: lumaOf(output.data) };
  const end = output.first + output.data.length / output.width;
  const classical = resampled(source, forth, [output.first, end], tell);
  return { ...classical, data: withLuma(classical.data, output.data) };
}

/** Puts colours and alpha together; colour under alpha 0 is 0. */
function write({ alpha, data, finish: { channels } }: Strip, colours: Uint16Array, given: 1 | 3): void {
  const wanted = alpha === undefined ? channels : channels - 1;
  const pixels = colours.length / given;
  for (let p = 0, to = 0; p < pixels; p++, to += channels) {
    if (alpha !== undefined) data[to + wanted] = alpha[p];
    const seen = alpha === undefined || alpha[p] > 0;
    for (let c = 0; c < wanted; c++) data[to + c] = seen ? colours[p * given + (given === 1 ? 0 : c)] : 0;
  }
}
