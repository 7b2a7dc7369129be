import { mirror } from "./mirror.ts";
import { createPlane, type Plane } from "./planes.ts";

const radius = 4;

/**
 * Fine detail of a plane: a 3x3 binomial mean minus the 9x9 box mean. It answers to lines of 1-3 px and not to a shift
 * of brightness; the binomial makes a line found whose course is known to one pixel only.
 */
export function fineDetail(plane: Plane): Plane {
  const { width, height, data } = plane;
  const result = createPlane(width, height);
  const columnSums = new Float32Array(width);
  const rowAt = (y: number): number => mirror(y, height - 1) * width;
  for (let y = -radius; y <= radius; y++) addRow(columnSums, data, rowAt(y), 1);
  const narrow = new Float32Array(width);
  for (let y = 0; y < height; y++) {
    const [above, here, below] = [rowAt(y - 1), rowAt(y), rowAt(y + 1)];
    for (let x = 0; x < width; x++) narrow[x] = data[above + x] + 2 * data[here + x] + data[below + x];
    writeDetail(narrow, columnSums, result.data, here);
    addRow(columnSums, data, rowAt(y + radius + 1), 1);
    addRow(columnSums, data, rowAt(y - radius), -1);
  }
  return result;
}

function addRow(sums: Float32Array, data: Float32Array, start: number, sign: number): void {
  for (let x = 0; x < sums.length; x++) sums[x] += sign * data[start + x];
}

function writeDetail(narrow: Float32Array, columnSums: Float32Array, to: Float32Array, start: number): void {
  const last = narrow.length - 1;
  let box = 0;
  for (let x = -radius; x <= radius; x++) box += columnSums[mirror(x, last)];
  const area = (2 * radius + 1) ** 2;
  for (let x = 0; x <= last; x++) {
    const centre = narrow[mirror(x - 1, last)] + 2 * narrow[x] + narrow[mirror(x + 1, last)];
    to[start + x] = centre / 16 - box / area;
    box += columnSums[mirror(x + radius + 1, last)] - columnSums[mirror(x - radius, last)];
  }
}
