import { createRgb8, type Rgb8, type Size } from "@pixelproof/core";
import type { Box } from "@pixelproof/masks";

/** The part `box` of a picture at the size `to`, which is not larger: each pixel is the mean of those that it covers. */
export function areaAverage(picture: Rgb8, box: Box, to: Size): Rgb8 {
  const edge = (at: number, from: number, length: number, parts: number): number =>
    from + Math.floor((at * length) / parts);
  const data = new Uint8Array(to.width * to.height * 3);
  for (let y = 0, i = 0; y < to.height; y++) {
    const rows = [edge(y, box.y, box.height, to.height), edge(y + 1, box.y, box.height, to.height)] as const;
    for (let x = 0; x < to.width; x++, i += 3) {
      const columns = [edge(x, box.x, box.width, to.width), edge(x + 1, box.x, box.width, to.width)] as const;
      averageInto(data, i, picture, rows, columns);
    }
  }
  return createRgb8({ ...to, data });
}

type Span = readonly [from: number, to: number];

function averageInto(into: Uint8Array, at: number, { width, data }: Rgb8, rows: Span, columns: Span): void {
  let [red, green, blue] = [0, 0, 0];
  for (let y = rows[0]; y < rows[1]; y++) {
    const end = (y * width + columns[1]) * 3;
    for (let i = (y * width + columns[0]) * 3; i < end; i += 3) {
      red += data[i];
      green += data[i + 1];
      blue += data[i + 2];
    }
  }
  const count = (rows[1] - rows[0]) * (columns[1] - columns[0]);
  into[at] = Math.round(red / count);
  into[at + 1] = Math.round(green / count);
  into[at + 2] = Math.round(blue / count);
}
