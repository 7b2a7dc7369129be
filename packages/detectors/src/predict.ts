import type { Rgb8 } from "@pixelproof/core";
import { rowEnlarger, type Enlargement } from "./enlarge.ts";
import { cubic, gaussian, lanczos, linear, nearest, type Kernel } from "./interpolators.ts";
import { createPlane, channelPlane, opponentPlanes, opponentRow, opponents, type Plane } from "./planes.ts";

const centred = (kernel: Kernel): Enlargement => ({ kernel, shift: 0 });

/** Half a pixel off is what libvips' resize and OpenCV's nearest neighbour do. */
const corner = (kernel: Kernel): Enlargement => ({ kernel, shift: -0.5 });

const catmullRom = cubic(0, 0.5);

/** The enlargements that a result is compared with. */
export const enlargements: readonly Enlargement[] = [
  ...[nearest, linear, catmullRom, cubic(0, 0.75), cubic(1 / 3, 1 / 3), cubic(1, 0), lanczos(3), lanczos(4)].map(centred),
  ...[0.75, 1, 1.5, 2].map((sigma) => centred(gaussian(sigma))),
  ...[nearest, linear, catmullRom].map(corner),
];

const sampledRows = 24;

/** The enlargement of `before` that comes closest to `after`: the least mean absolute difference of luma on a few rows. */
export function closestEnlargement(before: Rgb8, after: Rgb8, luma: Plane): Enlargement {
  const predicted = new Float32Array(after.width);
  const actual = new Float32Array(after.width);
  const errorOf = (enlargement: Enlargement): number => {
    const writeRow = rowEnlarger(before, after, enlargement);
    let error = 0;
    for (let i = 0; i < sampledRows; i++) {
      const y = Math.floor(((i + 0.5) * after.height) / sampledRows);
      writeRow(luma, y, predicted);
      opponentRow(after, 0, y, actual);
      for (let x = 0; x < after.width; x++) error += Math.abs(actual[x] - predicted[x]);
    }
    return error;
  };
  const errors = enlargements.map(errorOf);
  return enlargements[errors.indexOf(Math.min(...errors))];
}

/** What `after` holds beyond the closest enlargement of `before`. */
export interface Residual {
  readonly enlargement: Enlargement;
  /** `before`'s opponent planes, in its own size. */
  readonly source: readonly Plane[];
  /** `after` minus the enlargement, a plane for each opponent, 8-bit steps, signed. */
  readonly planes: readonly Plane[];
}

/** Subtracts the closest enlargement of `before`, clamped to 0..255 as the result is, from `after`. */
export function residualOf(before: Rgb8, after: Rgb8): Residual {
  const source = opponentPlanes(before);
  const enlargement = closestEnlargement(before, after, source[0]);
  const writeRow = rowEnlarger(before, after, enlargement);
  const channels = [0, 1, 2].map((channel) => channelPlane(before, channel));
  const planes = opponents.map(() => createPlane(after.width, after.height));
  const difference = channels.map(() => new Float32Array(after.width));
  for (let y = 0; y < after.height; y++) {
    for (const [channel, row] of difference.entries()) {
      writeRow(channels[channel], y, row);
      subtractFrom(after, channel, y, row);
    }
    oppose(difference, planes, y * after.width);
  }
  return { enlargement, source, planes };
}

/** Turns a row of R, G, B into the opponent planes, from index `at` on. */
function oppose([red, green, blue]: readonly Float32Array[], planes: readonly Plane[], at: number): void {
  const [luma, redGreen, blueGreen] = planes.map((plane) => plane.data);
  for (let x = 0; x < green.length; x++) {
    luma[at + x] = (red[x] + 2 * green[x] + blue[x]) / 4;
    redGreen[at + x] = red[x] - green[x];
    blueGreen[at + x] = blue[x] - green[x];
  }
}

function subtractFrom({ width, data }: Rgb8, channel: number, y: number, predicted: Float32Array): void {
  for (let x = 0, p = y * width * 3 + channel; x < width; x++, p += 3) {
    const value = predicted[x];
    predicted[x] = data[p] - (value < 0 ? 0 : value > 255 ? 255 : value);
  }
}
