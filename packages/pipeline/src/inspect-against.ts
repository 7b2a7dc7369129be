import type { Context, Host, Image, Loss } from "@pixelproof/core";
import { openPicture } from "./decode.ts";
import { verify } from "./verify.ts";

/** What one file has of another. */
export interface Differences {
  /** Groups found equal; "pixels" when every sample is. */
  readonly preserved: readonly string[];
  /** What of the other file it has not, or has otherwise. */
  readonly losses: readonly Loss[];
}

/** Decodes two files and says, as a run does of its saved file, what of `against` is in `input` as it was. */
export async function inspectAgainst(
  input: string | Uint8Array,
  against: string | Uint8Array,
  host: Host,
  context: Context,
): Promise<Differences> {
  const original = await openPicture(against, host, context);
  const { image, metadata } = await openPicture(input, host, context);
  const { preserved, losses, lossless } = verify(original, { image, metadata }, []);
  if (lossless) return { preserved: ["pixels", ...preserved], losses };
  return {
    preserved,
    losses: [{ group: "pixels", kind: "changed", reason: describe(original.image, image) }, ...losses],
  };
}

function describe(before: Image, after: Image): string {
  const [was, is] = [before, after].map(({ width, height }) => `${width}x${height}`);
  if (was !== is) return `${was} px became ${is} px`;
  if (before.channels !== after.channels) return `${before.channels} channels became ${after.channels}`;
  const differing = before.data.reduce((sum, value, i) => sum + (value === after.data[i] ? 0 : 1), 0);
  return `${differing} of ${before.data.length} samples differ`;
}
