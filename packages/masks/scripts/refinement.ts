import { createRgb8, type Mask } from "@pixelproof/core";
import { maskIou } from "../src/overlap.ts";
import { refinementFor, refineMask } from "../src/refine-mask.ts";
import { resizeMask } from "../src/resize-mask.ts";

// Drawn objects whose truth is known: a coarse mask of one pixel in so many, enlarged, and refined, against the truth.
const side = 960;

const shapes: Record<string, (x: number, y: number) => boolean> = {
  disc: (x, y) => Math.hypot(x, y) < 0.35,
  star: (x, y) => Math.hypot(x, y) < 0.3 + 0.1 * Math.cos(7 * Math.atan2(y, x)),
  ring: (x, y) => Math.hypot(x, y) < 0.4 && Math.hypot(x, y) > 0.3,
};

/** Colours of object and ground a number of levels apart, soft by a pixel as a lens leaves them, with noise of +-12 levels. */
function paint(truth: Mask, contrast: number): Uint8Array {
  const data = new Uint8Array(side * side * 3);
  for (let i = 0; i < side * side; i++) {
    const [x, y] = [i % side, Math.floor(i / side)];
    const around = [i, x > 0 ? i - 1 : i, x < side - 1 ? i + 1 : i, y > 0 ? i - side : i, y < side - 1 ? i + side : i];
    const cover = around.reduce((sum, at) => sum + truth.data[at], 0) / around.length;
    const noise = (Math.imul(i + 1, 2654435761) >>> 0) / 2 ** 32;
    data.fill(128 - contrast / 2 + contrast * cover + 24 * noise - 12, i * 3, i * 3 + 3);
  }
  return data;
}

for (const [name, isInside] of Object.entries(shapes)) {
  const data = Uint8Array.from({ length: side * side }, (_, i) =>
    isInside((i % side) / side - 0.5, Math.floor(i / side) / side - 0.5) ? 1 : 0,
  );
  const truth = { width: side, height: side, data };
  for (const contrast of [80, 30]) {
    const picture = createRgb8({ width: side, height: side, data: paint(truth, contrast) });
    const figures = [4, 8, 16].map((scale) => {
      const coarse = resizeMask(truth, { width: side / scale, height: side / scale });
      const shares = { ...coarse, data: coarse.data.map((inside) => inside * 255) };
      const [before, after] = ([false, refinementFor(scale)] as const).map(
        (how) => refineMask(picture, shares, how).mask,
      );
      return `1:${scale} ${maskIou(before, truth).toFixed(3)} -> ${maskIou(after, truth).toFixed(3)}`;
    });
    console.log(`${name}, ${contrast} levels from its ground: ${figures.join(", ")}`);
  }
}
