import { createPlane, transpose, type Plane } from "./planes.ts";

/** The largest minus the smallest value in the square of `2 * radius + 1` around each pixel. */
export function localRange(plane: Plane, radius: number): Plane {
  const highest = square(plane, radius);
  const negated = plane.data.map((value) => -value);
  const lowest = square(createPlane(plane.width, plane.height, negated), radius);
  for (let i = 0; i < highest.data.length; i++) highest.data[i] += lowest.data[i];
  return highest;
}

/** Grey dilation by a square, as two passes along rows. */
function square(plane: Plane, radius: number): Plane {
  return transpose(highestAlongRows(transpose(highestAlongRows(plane, radius)), radius));
}

function highestAlongRows({ width, height, data }: Plane, radius: number): Plane {
  const result = data.slice();
  for (let start = 0; start < data.length; start += width) {
    for (let shift = 1; shift <= radius; shift++) {
      for (let x = start; x < start + width - shift; x++) {
        if (data[x + shift] > result[x]) result[x] = data[x + shift];
        if (data[x] > result[x + shift]) result[x + shift] = data[x];
      }
    }
  }
  return createPlane(width, height, result);
}
