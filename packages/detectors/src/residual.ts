import type { Rgb8 } from "@pixelproof/core";
import { blurredEnlargements, closestEnlargement, plainEnlargements } from "./closest-enlargement.ts";
import type { Enlargement } from "./axis-taps.ts";
import { rowEnlarger } from "./enlarge.ts";
import { channelPlane, createPlane, opponentPlanes, opponents, type Plane } from "./planes.ts";

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
  const enlargement = closestEnlargement(before, after, source[0], [...plainEnlargements, ...blurredEnlargements]);
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
