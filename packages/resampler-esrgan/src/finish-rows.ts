import type { Context } from "@pixelproof/core";
import { run } from "@pixelproof/kernels";
import type { Colours } from "./colours.ts";
import type { RowReader } from "./enlarge-tiles.ts";
import type { EnlargedRows } from "./enlarged-rows.ts";
import { finishStripTask, type Finish } from "./finish-strip.ts";
import { rowsRead } from "./finish-taps.ts";
import type { Rows, RowSpan } from "./rows.ts";

/** Where a result goes. */
export interface Target {
  /** All samples of the result; in shared memory where threads of the pool write them. */
  readonly data: Uint16Array;
  /** Alpha of the result; `undefined` where it has none. */
  readonly alpha: Uint16Array | undefined;
  /** Pixels that say whether threads of the pool work. */
  readonly pixels: number;
}

/** Pixels of the result that are worked on at a time: what this takes of memory does not depend on the picture. */
const stripPixels = 2e6;

/** Reads rows of a model and writes those rows of the result that can be made of them, in strips. */
export function finishRows(colours: Colours, finish: Finish, target: Target, context: Context): RowReader {
  const { taps, to } = finish;
  const most = Math.max(1, Math.floor(stripPixels / to.width));
  const silent = { ...context, progress: () => undefined };
  let next = 0;
  return async (enlarged) => {
    const isReady = (row: number): boolean =>
      row < to.height && rowsRead(taps, [row, row + 1]).enlarged[1] <= enlarged.complete;
    while (isReady(next)) {
      let end = next + 1;
      while (end - next < most && isReady(end)) end++;
      await finishStrip([next, end], enlarged);
      next = end;
    }
    if (next < to.height) enlarged.needed = rowsRead(taps, [next, next + 1]).enlarged[0];
  };

  async function finishStrip(span: RowSpan, enlarged: EnlargedRows): Promise<void> {
    const part = (samples: Uint16Array, channels: number): Uint16Array =>
      samples.subarray(span[0] * to.width * channels, span[1] * to.width * channels);
    const [first, end] = rowsRead(taps, span).source;
    const { width, channels } = colours;
    const strip = {
      finish,
      span,
      enlarged: rowsOf(enlarged),
      source: { width, channels, first, data: toGive(colours.rows(first, end)) },
      alpha: target.alpha && toGive(part(target.alpha, 1)),
      data: part(target.data, finish.channels),
    };
    await run(finishStripTask, strip, target.pixels, silent);
  }
}

const rowsOf = ({ width, channels, first, data }: EnlargedRows): Rows => ({ width, channels, first, data });

/** Samples that a thread can be sent: of a part of unshared memory it would get the whole. */
const toGive = (samples: Uint16Array): Uint16Array =>
  samples.buffer instanceof SharedArrayBuffer ? samples : samples.slice();
