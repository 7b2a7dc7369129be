import { PixelproofError } from "@pixelproof/core";
import { z } from "zod";

const packumentSchema = z.looseObject({
  "dist-tags": z.looseObject({ latest: z.string() }),
  versions: z.record(z.string(), z.looseObject({ dist: z.looseObject({ tarball: z.url() }) })),
});

/** The newest version of a package in a registry, as its users get it. */
export interface Tarball {
  readonly version: string;
  readonly bytes: Uint8Array;
}

/** Fetches a package from a registry; throws `INPUT_NOT_FOUND`. */
export async function fetchTarball(registry: string, name: string): Promise<Tarball> {
  const answer = await fetch(`${registry}${name.replace("/", "%2f")}`);
  if (!answer.ok) throw new PixelproofError("INPUT_NOT_FOUND", `Expected ${name} in the registry but it is not there`);
  const packument = packumentSchema.parse(await answer.json());
  const version = packument["dist-tags"].latest;
  const file = await fetch(packument.versions[version].dist.tarball);
  return { version, bytes: await file.bytes() };
}
