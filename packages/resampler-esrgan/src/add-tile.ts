import { defineTask } from "@pixelproof/kernels";
import type { Tile } from "@pixelproof/onnx";
import type { Share } from "./axis-tiles.ts";

/** A tile, and where the part of it that counts goes, and how much. */
export interface Addition {
  readonly tile: Tile;
  readonly across: Share;
  readonly down: Share;
  /** Samples of the tile that do not count, left and above. */
  readonly margin: number;
  /** Rows of the whole picture, from row `first` on, interleaved. */
  readonly rows: Uint16Array;
  readonly first: number;
  readonly width: number;
  readonly channels: 1 | 3;
}

/** Adds a tile's share to rows whose samples are its own or in shared memory. */
export const addTileTask = defineTask(import.meta.url, "addTileTask", (addition: Addition): void => {
  const { tile, across, down, margin, rows, first, width, channels } = addition;
  for (let c = 0; c < channels; c++) {
    for (const [y, weightOfRow] of down.weights.entries()) {
      const from = (c * tile.height + margin + y) * tile.width + margin;
      const to = ((down.first + y - first) * width + across.first) * channels + c;
      for (let x = 0; x < across.weights.length; x++) {
        const sample = Math.min(1, Math.max(0, tile.planes[from + x]));
        const share = sample * weightOfRow * across.weights[x] * 65535;
        rows[to + x * channels] = Math.min(65535, rows[to + x * channels] + Math.round(share));
      }
    }
  }
});
