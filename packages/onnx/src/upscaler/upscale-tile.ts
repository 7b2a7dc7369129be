import { PixelproofError } from "@pixelproof/core";
import { channelsOf, type Upscaler } from "./open.ts";
import { pack, unpack } from "./pack.ts";
import type { Tile } from "./tile.ts";

/**
 * Enlarges one tile by the model's scale; it has the model's channels and sides that are multiples of `input.multiple`.
 * Throws `SIZE_MISMATCH` for another tile, `MODEL_INVALID` when the result does not fit the manifest, `ENGINE_FAILED`,
 * `ENGINE_OUT_OF_MEMORY` where a smaller tile may work, `ABORTED`.
 */
export async function upscaleTile({ manifest, session }: Upscaler, tile: Tile, signal?: AbortSignal): Promise<Tile> {
  const { input, output, scale, name } = manifest;
  const channels = channelsOf(manifest);
  const { width, height, planes } = tile;
  assertTile(tile, channels, input.multiple);
  const results = await session.run({ [input.name]: pack(tile, channels, input) }, [output.name], signal);
  const enlarged = unpack(results[output.name], channels, output);
  if (enlarged?.width === width * scale && enlarged.height === height * scale) return enlarged;
  throw new PixelproofError(
    "MODEL_INVALID",
    `Expected ${width * scale}x${height * scale}, ${output.layout}, ${channels} channels from the model ${name} for ${width}x${height} but received [${results[output.name].dims.join(", ")}]; correct the manifest`,
    { details: { name, samples: planes.length, dims: results[output.name].dims } },
  );
}

function assertTile({ width, height, planes }: Tile, channels: number, multiple: number): void {
  const whole = width > 0 && height > 0 && width % multiple === 0 && height % multiple === 0;
  if (whole && planes.length === channels * width * height) return;
  throw new PixelproofError(
    "SIZE_MISMATCH",
    `Expected ${channels} planes with sides in multiples of ${multiple} but received ${planes.length} samples for ${width}x${height}`,
    { details: { width, height, samples: planes.length, channels, multiple } },
  );
}
