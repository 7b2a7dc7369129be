import { readExifDensity } from "../exif/density.ts";
import { openExif } from "../exif/ifd.ts";
import { present } from "../present.ts";
import type { ReadResult } from "../result.ts";
import { readChunks, type Chunk } from "./chunks.ts";
import { readPhys } from "./density.ts";
import { readIccp } from "./icc.ts";
import { isXmp, readXmp } from "./text.ts";

const names = new Set(["iCCP", "eXIf", "XMP", "pHYs"]);

/** Reads a PNG's metadata. Where there is no pHYs, the density of EXIF counts. Never throws. */
export function readPngMetadata(bytes: Uint8Array): ReadResult {
  const warnings: string[] = [];
  const found = new Map<string, Chunk>();
  for (const chunk of readChunks(bytes)) {
    const name = isXmp(chunk) ? "XMP" : chunk.type;
    if (names.has(name) && !found.has(name)) found.set(name, chunk);
  }
  const read = (
    name: string,
    what: string,
    parse: (chunk: Chunk) => Uint8Array | undefined,
  ): Uint8Array | undefined => {
    const chunk = found.get(name);
    const parsed = chunk && parse(chunk);
    if (chunk && !parsed) warnings.push(`The ${what} of the PNG is malformed and is left out`);
    return parsed;
  };

  const icc = read("iCCP", "ICC profile", ({ data }) => readIccp(data));
  const exif = read("eXIf", "EXIF block", ({ data }) => (openExif(data) ? data : undefined));
  const xmp = read("XMP", "XMP packet", readXmp);
  const phys = found.get("pHYs");
  const density = (phys && readPhys(phys.data)) ?? (exif && readExifDensity(exif));
  return { metadata: present({ icc, exif, xmp, density }), warnings };
}
