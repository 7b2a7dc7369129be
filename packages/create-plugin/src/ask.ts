import type { Readable, Writable } from "node:stream";
import { createInterface } from "node:readline/promises";
import { PixelproofError } from "@pixelproof/core";
import { kinds } from "./plan.ts";

/** Where questions are put; `isTTY` says whether a person is there to answer. */
export interface Terminal {
  readonly input: Readable & { readonly isTTY?: boolean };
  readonly output: Writable;
}

interface Said {
  readonly kind?: string | undefined;
  readonly name?: string | undefined;
}

/** Asks for what the command line does not say; throws `USAGE` where nobody is there to answer. */
export async function askMissing<T extends Said>(
  said: T,
  { input, output }: Terminal,
): Promise<T & { kind: string; name: string }> {
  const { kind, name } = said;
  if (kind !== undefined && name !== undefined) return { ...said, kind, name };
  if (input.isTTY !== true) {
    throw new PixelproofError(
      "USAGE",
      "Expected a kind and a name; write npm create @pixelproof/plugin -- --kind resampler --name soft",
    );
  }
  const lines = createInterface({ input, output });
  try {
    const askedKind = kind ?? (await lines.question(`Kind of plugin (${kinds.join(", ")}): `)).trim();
    const askedName = name ?? (await lines.question("Its name (lower-case words joined by hyphens): ")).trim();
    return { ...said, kind: askedKind, name: askedName };
  } finally {
    lines.close();
  }
}
