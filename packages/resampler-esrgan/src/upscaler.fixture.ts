import type { Tensor, Upscaler } from "@pixelproof/onnx";
import type { TileModel } from "./enlarge-tiles.ts";

/** A model of this process that stands for one of onnxruntime. */
export function upscalerOf({ scale, channels, overlap, multiple, upscale }: TileModel): Upscaler {
  const side = { layout: "NCHW", range: [0, 1] } satisfies Pick<Upscaler["manifest"]["output"], "layout" | "range">;
  return {
    manifest: {
      name: "stand-in",
      file: "stand-in.onnx",
      sha256: "0".repeat(64),
      bytes: 1,
      licence: "MIT",
      scale,
      channels: channels === 1 ? "luma" : "rgb",
      input: { name: "in", multiple, ...side },
      output: { name: "out", ...side },
      overlap,
      bytesPerPixel: 1,
    },
    session: {
      info: { inputs: [], outputs: [], provider: "cpu", refusals: [], loadTime: 1 },
      release: async () => undefined,
      run: async ({ in: { dims, data } }): Promise<Record<string, Tensor>> => {
        if (!(data instanceof Float32Array)) throw new TypeError("Expected samples in 32-bit floats");
        const { width, height, planes } = await upscale({ width: dims[3], height: dims[2], planes: data });
        return { out: { dims: [1, channels, height, width], data: planes } };
      },
    },
  };
}

/** Repeats each pixel, some channels a little off, as no model should have them. */
export const repeating = (scale: number, channels: 1 | 3, tint = 0): TileModel => ({
  scale,
  channels,
  overlap: 2,
  multiple: 1,
  upscale: async ({ width, height, planes }) => {
    const size = { width: width * scale, height: height * scale };
    const enlarged = new Float32Array(channels * size.width * size.height);
    for (let i = 0, row = 0; row < channels * size.height; row++) {
      const from = Math.floor(row / scale) * width;
      const off = tint * Math.floor(row / size.height);
      for (let x = 0; x < width; x++) {
        for (let k = 0; k < scale; k++) enlarged[i++] = planes[from + x] + off;
      }
    }
    return { ...size, planes: enlarged };
  },
});
