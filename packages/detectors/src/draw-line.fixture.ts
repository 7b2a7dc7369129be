import { createRgb8, type Rgb8 } from "@pixelproof/core";

/** A straight line as a fault or a pen leaves it. */
export interface DrawnLine {
  /** x1, y1, x2, y2, px; whole numbers are pixel centres. */
  readonly ends: readonly [number, number, number, number];
  /** Px. */
  readonly thickness: number;
  /** What is added to R, G and B, 8-bit steps, signed. */
  readonly colour: readonly [number, number, number];
  /** Coverage-weighted, or whole pixels after Bresenham. */
  readonly antialiased: boolean;
}

/** A copy of the picture with lines added to it. */
export function drawLines(picture: Rgb8, lines: readonly DrawnLine[]): Rgb8 {
  const data = picture.data.slice();
  const put = (x: number, y: number, { colour }: DrawnLine, coverage: number): void => {
    if (x < 0 || y < 0 || x >= picture.width || y >= picture.height) return;
    const at = (y * picture.width + x) * 3;
    for (const [k, value] of colour.entries()) {
      data[at + k] = Math.min(255, Math.max(0, Math.round(data[at + k] + coverage * value)));
    }
  };
  for (const line of lines) {
    if (line.antialiased) drawCoverage(line, (x, y, coverage) => put(x, y, line, coverage));
    else drawWhole(line, (x, y) => put(x, y, line, 1));
  }
  return createRgb8({ ...picture, data });
}

function drawCoverage(
  { ends: [x1, y1, x2, y2], thickness }: DrawnLine,
  put: (x: number, y: number, coverage: number) => void,
): void {
  const length = Math.hypot(x2 - x1, y2 - y1);
  const [ux, uy] = [(x2 - x1) / length, (y2 - y1) / length];
  const share = (value: number): number => Math.min(1, Math.max(0, value));
  for (let y = Math.floor(Math.min(y1, y2)) - 2; y <= Math.max(y1, y2) + 2; y++) {
    for (let x = Math.floor(Math.min(x1, x2)) - 2; x <= Math.max(x1, x2) + 2; x++) {
      const along = (x - x1) * ux + (y - y1) * uy;
      const across = Math.abs((x - x1) * uy - (y - y1) * ux);
      const coverage = share(thickness / 2 + 0.5 - across) * share(along + 0.5) * share(length - along + 0.5);
      if (coverage > 0) put(x, y, coverage);
    }
  }
}

function drawWhole({ ends: [x1, y1, x2, y2], thickness }: DrawnLine, put: (x: number, y: number) => void): void {
  const flat = Math.abs(x2 - x1) >= Math.abs(y2 - y1);
  const steps = Math.max(1, Math.round(Math.max(Math.abs(x2 - x1), Math.abs(y2 - y1))));
  for (let i = 0; i <= steps; i++) {
    const x = Math.round(x1 + ((x2 - x1) * i) / steps);
    const y = Math.round(y1 + ((y2 - y1) * i) / steps);
    for (let t = 0; t < thickness; t++) put(flat ? x : x + t, flat ? y + t : y);
  }
}

/** Distance, px, of the farther of the two ends of `a` from its counterpart in `b`, whichever way round they are. */
export function endError(
  a: readonly [number, number, number, number],
  b: readonly [number, number, number, number],
): number {
  const straight = Math.max(Math.hypot(a[0] - b[0], a[1] - b[1]), Math.hypot(a[2] - b[2], a[3] - b[3]));
  const crossed = Math.max(Math.hypot(a[0] - b[2], a[1] - b[3]), Math.hypot(a[2] - b[0], a[3] - b[1]));
  return Math.min(straight, crossed);
}
