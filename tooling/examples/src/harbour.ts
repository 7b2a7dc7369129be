import { fractalNoise, valueNoise } from "./noise.ts";

/** Linear-light RGB, 0..1. */
type Colour = readonly [number, number, number];

const mix = (a: Colour, b: Colour, t: number): Colour => [
  a[0] + (b[0] - a[0]) * t,
  a[1] + (b[1] - a[1]) * t,
  a[2] + (b[2] - a[2]) * t,
];
const clamp = (value: number): number => Math.min(1, Math.max(0, value));

const horizon = 0.62;
const sun = { x: 0.7, y: 0.5 };

/**
 * The colour of a harbour at dusk at a point of the picture: x from 0 to the aspect ratio, y from 0 to 1 downwards. It has
 * what enlarging tends to spoil: a long smooth gradient, thin rigging, lettering, fine texture, a hard horizon.
 */
export function harbour(x: number, y: number): Colour {
  if (y < horizon) return above(x, y);
  // Water mirrors what stands above it, broken by ripples that grow towards the viewer.
  const depth = (y - horizon) / (1 - horizon);
  const ripple = (fractalNoise(x * 14, (y - horizon) * 160 * (1.2 - depth), 3, 41) - 0.5) * (0.01 + 0.05 * depth);
  const mirrored = above(x + ripple * 0.6, horizon - (y - horizon) * 0.9 + ripple * 0.4);
  const glint = sunGlint(x, depth, ripple);
  const water = mix(mirrored, [0.012, 0.03, 0.06], 0.35 + 0.35 * depth);
  return [water[0] + glint, water[1] + glint * 0.55, water[2] + glint * 0.22];
}

function above(x: number, y: number): Colour {
  return boat(x, y) ?? town(x, y) ?? hills(x, y) ?? sky(x, y);
}

function sky(x: number, y: number): Colour {
  const t = clamp(y / horizon);
  const base = mix(mix([0.03, 0.07, 0.22], [0.32, 0.2, 0.32], t), [1, 0.42, 0.14], t ** 3);
  const distance = Math.hypot(x - sun.x, (y - sun.y) * 1.1);
  const glow = Math.exp(-distance * 7) * 0.9 + (distance < 0.045 ? 1.4 : 0);
  const cloud = clamp(fractalNoise(x * 3, y * 14, 5, 7) * 2.2 - 1.15) * (1 - t * 0.4);
  const lit = mix([0.2, 0.12, 0.2], [1, 0.5, 0.25], t);
  const [r, g, b] = mix(base, lit, cloud * 0.7);
  return [r + glow, g + glow * 0.6, b + glow * 0.25];
}

function hills(x: number, y: number): Colour | undefined {
  const layers = [
    { base: 0.5, height: 0.13, frequency: 1.7, seed: 3, colour: [0.16, 0.11, 0.17] as const },
    { base: 0.58, height: 0.1, frequency: 3.1, seed: 11, colour: [0.05, 0.05, 0.07] as const },
  ];
  for (const { base, height, frequency, seed, colour } of layers.toReversed()) {
    const ridge = base - height * (fractalNoise(x * frequency, seed, 6, seed) - 0.25);
    if (y <= ridge) continue;
    const trees = valueNoise(x * 260, y * 200, seed + 50);
    return mix(colour, [colour[0] * 1.9, colour[1] * 1.8, colour[2] * 1.4], trees * clamp((y - ridge) * 12));
  }
  return undefined;
}

/** Houses along the quay, with lit windows. */
function town(x: number, y: number): Colour | undefined {
  if (x > 0.62) return undefined;
  const width = 0.052;
  const house = Math.floor(x / width);
  const inside = x / width - house;
  const height = 0.09 + 0.1 * valueNoise(house * 7.3, 2, 21);
  const gable = 0.035 * (1 - Math.abs(inside - 0.5) * 2);
  const top = horizon - height - gable;
  if (y < top) return undefined;
  const wall = mix([0.09, 0.035, 0.03], [0.05, 0.06, 0.075], valueNoise(house * 3.7, 9, 5));
  if (y < horizon - height) return mix(wall, [0.02, 0.015, 0.02], 0.5 + 0.5 * ((y * 420) % 1 > 0.5 ? 1 : 0));
  const column = (inside * 4) % 1;
  const row = ((y - (horizon - height)) / 0.032) % 1;
  const pane = column > 0.3 && column < 0.72 && row > 0.3 && row < 0.75;
  if (!pane) return mix(wall, [0.14, 0.08, 0.06], fractalNoise(x * 300, y * 300, 2, 77) * 0.5);
  const cross = Math.abs(column - 0.51) < 0.03 || Math.abs(row - 0.52) < 0.04;
  const lit = valueNoise(house * 5 + Math.floor(inside * 4) * 1.7, Math.floor((y - horizon) / 0.032) * 2.3, 63) > 0.5;
  if (cross) return [0.02, 0.015, 0.015];
  return lit ? [1, 0.62, 0.2] : [0.03, 0.035, 0.06];
}

/** A sailing boat: hull with lettering, mast, boom, stays about a pixel wide, a furled sail. */
function boat(x: number, y: number): Colour | undefined {
  const [u, v] = [(x - 1.12) / 0.2, (horizon + 0.012 - y) / 0.2];
  if (v < 0) return undefined;
  const deck = 0.2 + 0.05 * u * u;
  if (v < deck && Math.abs(u) < 0.8 + 0.25 * v && (u > -0.8 || v > 0)) return hull(u, v, deck);
  const mast = Math.abs(u) < 0.014 && v < 2.35;
  const boom = Math.abs(v - 0.42) < 0.02 && u > 0 && u < 0.7;
  const stay = (x0: number, top: number): boolean =>
    v > deck && v < top && Math.abs(u - x0 * (1 - (v - deck) / (top - deck))) < 0.0065;
  if (mast || boom) return [0.32, 0.2, 0.11];
  if (stay(-0.86, 2.3) || stay(0.86, 2.3) || stay(-0.5, 1.6) || stay(0.42, 1.6)) return [0.015, 0.015, 0.02];
  const sail = u > 0.02 && u < 0.66 - 0.31 * (v - 0.46) && v > 0.46 && v < 2.2;
  if (sail) return mix([0.85, 0.72, 0.6], [0.5, 0.3, 0.28], clamp(0.35 + 0.5 * u + 0.12 * Math.sin(v * 9 + u * 4)));
  return undefined;
}

const letters: Readonly<Record<string, readonly string[]>> = {
  P: ["###.", "#..#", "###.", "#...", "#..."],
  R: ["###.", "#..#", "###.", "#.#.", "#..#"],
  O: [".##.", "#..#", "#..#", "#..#", ".##."],
  F: ["####", "#...", "###.", "#...", "#..."],
};

function hull(u: number, v: number, deck: number): Colour {
  const name = "PROOF";
  const [column, row] = [(u + 0.7) / 0.032, (deck - 0.03 - v) / 0.021];
  const letter = letters[name[Math.floor(column / 5)] ?? ""];
  if (letter?.[Math.floor(row)]?.[Math.floor(column) % 5] === "#") return [0.95, 0.85, 0.6];
  if (v > deck - 0.018) return [0.6, 0.35, 0.16];
  return mix([0.03, 0.06, 0.12], [0.1, 0.17, 0.28], v / deck);
}

function sunGlint(x: number, depth: number, ripple: number): number {
  const spread = 0.035 + 0.16 * depth;
  const path = Math.exp(-(((x - sun.x) / spread) ** 2));
  return path * clamp(0.25 + ripple * 60) * 0.8;
}
