import { fourLetters, unusable } from "./profile.ts";

/** Light 0..1 by device value 0..1. */
export type ToneCurve = (value: number) => number;

/**
 * The curve of a `curv` or `para` element (ICC.1:2022, sections 10.6 and 10.18). Throws `INPUT_CORRUPT` for another type
 * and for one that is cut short.
 */
export function readToneCurve(element: Uint8Array): ToneCurve {
  const type = element.length < 12 ? "" : fourLetters(element, 0);
  if (type === "curv") return sampled(element);
  if (type === "para") return parametric(element);
  throw unusable(`a tone curve of type ${JSON.stringify(type)}`);
}

function sampled(element: Uint8Array): ToneCurve {
  const view = new DataView(element.buffer, element.byteOffset, element.byteLength);
  const count = view.getUint32(8);
  if (12 + 2 * count > element.length) throw unusable(`a tone curve of ${count} points in ${element.length} bytes`);
  if (count === 0) return (value) => value;
  if (count === 1) {
    const gamma = view.getUint16(12) / 256;
    return (value) => value ** gamma;
  }
  const point = (i: number): number => view.getUint16(12 + 2 * i) / 65535;
  return (value) => {
    const at = value * (count - 1);
    const below = Math.min(Math.floor(at), count - 2);
    return point(below) + (point(below + 1) - point(below)) * (at - below);
  };
}

/** Parameters of each function type 0..4, ICC.1:2022, table 68. */
const parameterCounts = [1, 3, 4, 5, 7];

function parametric(element: Uint8Array): ToneCurve {
  const view = new DataView(element.buffer, element.byteOffset, element.byteLength);
  const type = view.getUint16(8);
  const count = parameterCounts[type] ?? Infinity;
  if (12 + 4 * count > element.length) throw unusable(`a parametric curve of type ${type} in ${element.length} bytes`);
  const parameters = Array.from({ length: count }, (_, i) => view.getInt32(12 + 4 * i) / 65536);
  // Types 0 to 3 are type 4 with parameters left out; in 1 and 2 the two parts meet where the base is 0.
  const [g, a = 1, b = 0, third = 0, fourth = -Infinity, fifth = 0, sixth = 0] = parameters;
  const [c, d, e, f] =
    type === 0 ? [0, -Infinity, 0, 0] : type < 3 ? [0, -b / a, third, third] : [third, fourth, fifth, sixth];
  return (value) => (value >= d ? Math.max(0, a * value + b) ** g + e : c * value + f);
}
