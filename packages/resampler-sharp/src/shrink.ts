import type { Size } from "@pixelproof/core";
import type { KernelEnum } from "sharp";
import { runOnPlanes } from "./float-sharp.ts";
import type { Plane } from "./planes.ts";

/**
 * Shrinks one plane with an antialiased kernel, border replicated; an axis that keeps its length is left alone. From a
 * factor of 4 on libvips averages whole pixels first and uses the kernel for the rest.
 */
export async function shrinkPlane(plane: Plane, from: Size, to: Size, kernel: keyof KernelEnum): Promise<Plane> {
  const { width, height } = to;
  // One plane at a time: sharp joins channels after it has resized the first.
  const [shrunk] = await runOnPlanes([plane], from, to, (pipeline) =>
    pipeline.resize({ width, height, fit: "fill", kernel }),
  );
  return shrunk;
}
