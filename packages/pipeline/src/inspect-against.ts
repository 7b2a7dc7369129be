import type { Context, Host, Loss } from "@pixelproof/core";
import { openPicture } from "./decode.ts";
import { verify } from "./verify.ts";

/** What one file has of another. */
export interface Differences {
  /** Groups found equal. */
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
  const { preserved, losses } = verify(original, { image, metadata }, []);
  return { preserved, losses };
}
