import { createRgb8, type Rgb8 } from "@pixelproof/core";
import { expect, test } from "vitest";
import { leaseKernels } from "../wasm/lease.ts";
import { LumaReader, spareBytes } from "./luma-reader.ts";
import { lumaTwin } from "./luma-twin.ts";

/** Every colour of one level of blue. */
function colours(blue: number): Rgb8 {
  const data = new Uint8Array(2 ** 16 * 3).map((_, i) => [blue, i / 3, i / 3 / 256][(i + 1) % 3]);
  return createRgb8({ width: 256, height: 256, data });
}

function read(picture: Rgb8, rounded: boolean): Buffer {
  const pixels = picture.width * picture.height;
  const lease = leaseKernels();
  const to = lease.arena.reserve(pixels * 4 + spareBytes);
  new LumaReader(lease, pixels, rounded).read(picture, 0, picture.height, to);
  const luma = Buffer.from(lease.arena.bytes(to, pixels * 4).slice());
  lease.release();
  return luma;
}

test.each([true, false])("luma, rounded %s, is that of the plain twin to the bit", (rounded) => {
  for (let blue = 0; blue < 256; blue += 15) {
    const picture = colours(blue);
    expect(read(picture, rounded).equals(Buffer.from(lumaTwin(picture, rounded).data.buffer))).toBe(true);
  }
});

test("luma is rounded half up to whole levels", () => {
  const data = Uint8Array.of(255, 255, 255, 255, 0, 0, 255, 0, 250, 0, 0, 250);
  const luma = read(createRgb8({ width: 4, height: 1, data }), true);
  // 255, 76.245, 104.745, and a tie of 28.5 that floating-point weights would leave to chance.
  expect([...new Float32Array(new Uint8Array(luma).buffer)]).toEqual([255, 76, 105, 29]);
});
