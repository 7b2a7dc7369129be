import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { dataFile, withData } from "@pixelproof/tooling-data";
import { readProfile } from "./profile.ts";
import { readToneCurve } from "./tone-curve.ts";
import { srgbTransfer, transferCurve } from "./transfer.ts";

/** A `para` element: its type in ASCII, four reserved bytes, the function type, the parameters. */
function parametric(type: number, parameters: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(12 + 4 * parameters.length));
  view.setUint32(0, 0x70_61_72_61);
  view.setUint16(8, type);
  for (const [i, value] of parameters.entries()) view.setInt32(12 + 4 * i, Math.round(value * 65536));
  return new Uint8Array(view.buffer);
}

describe("parametric curves (ICC.1:2022, table 68)", () => {
  test.each([
    ["0: power", 0, [2], 0.5, 0.25],
    ["1: above the knee", 1, [2, 1, -0.25], 0.75, 0.25],
    ["1: below the knee", 1, [2, 1, -0.25], 0.2, 0],
    ["2: above the knee", 2, [2, 1, -0.25, 0.125], 0.75, 0.375],
    ["2: below the knee", 2, [2, 1, -0.25, 0.125], 0.2, 0.125],
    ["3: above the knee", 3, [2, 1, 0, 0.5, 0.25], 0.5, 0.25],
    ["3: below the knee", 3, [2, 1, 0, 0.5, 0.25], 0.125, 0.0625],
    ["4: above the knee", 4, [2, 1, 0, 0.5, 0.25, 0.125, 0.0625], 0.5, 0.375],
    ["4: below the knee", 4, [2, 1, 0, 0.5, 0.25, 0.125, 0.0625], 0.125, 0.125],
  ] as const)("%s", (_, type, parameters, value, light) => {
    expect(readToneCurve(parametric(type, parameters))(value)).toBeCloseTo(light, 4);
  });
});

test("a curve of another type or cut short is refused", () => {
  const whole = parametric(3, [2.4, 0.9479, 0.0521, 0.0774, 0.0404]);
  const unknown = parametric(9, [1]);
  for (const element of [whole.subarray(0, 20), whole.subarray(0, 3), unknown, new Uint8Array(40)]) {
    expect(() => readToneCurve(element)).toThrow(expect.objectContaining({ code: "INPUT_CORRUPT" }));
  }
});

const srgbProfiles = withData ? readdirSync(dataFile("icc")).filter((name) => /^s(RGB|Grey)-.*icc$/.test(name)) : [];

test.skipIf(!withData).each(srgbProfiles)("%s holds the curve of sRGB, within half an 8-bit level of light", (name) => {
  const { tags } = readProfile(new Uint8Array(readFileSync(dataFile(`icc/${name}`))));
  const curve = readToneCurve(tags.get("gTRC") ?? tags.get("kTRC") ?? new Uint8Array());
  const srgb = transferCurve(srgbTransfer);
  for (let level = 0; level < 256; level++) {
    expect(Math.abs(curve(level / 255) - srgb(level / 255))).toBeLessThan(0.5 / 255);
  }
});
