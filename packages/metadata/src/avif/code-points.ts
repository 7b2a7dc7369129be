import type { Cicp, Loss } from "@pixelproof/core";
import { changed, lost } from "../result.ts";
import { readCodedColour, type CodedColour } from "./coded-colour.ts";
import type { Meta } from "./meta.ts";
import { codePointsOf } from "./properties.ts";

const unspecified = 2;
/** What a decoder takes for a matrix that is not specified: BT.601 (MIAF, section 7.3.6.4). */
const usualMatrix = 6;
/** More than a sequence header takes, bytes. */
const headerBytes = 64;

/** Code points as they hold for decoded RGB; undefined for those of sRGB, which is taken for granted. */
export function ofDecoded(coded: Cicp | undefined): Cicp | undefined {
  if (coded === undefined) return undefined;
  const { primaries, transfer } = coded;
  const srgb = [1, unspecified].includes(primaries) && [13, unspecified].includes(transfer);
  return srgb ? undefined : { primaries, transfer, matrix: 0, fullRange: true };
}

/**
 * The code points that a file has to state to say of its decoded RGB what these say, with the matrix and range that its
 * samples were coded with; none given, those it has are unsaid. Undefined where the file stays as it is.
 */
export function codePointsToWrite(
  bytes: Uint8Array,
  meta: Meta,
  given: Cicp | undefined,
  losses: Loss[],
): Cicp | undefined {
  const stated = codePointsOf(meta.properties, meta.primary);
  if (given === undefined) {
    return stated && ofDecoded(stated) && { ...stated, primaries: unspecified, transfer: unspecified };
  }
  const coded = stated ?? codedColour(bytes, meta);
  if (coded === undefined) {
    losses.push(lost("cicp", "The AVIF does not say with what matrix and range its samples were coded"));
    return undefined;
  }
  if (given.matrix !== 0 || !given.fullRange) {
    losses.push(changed("cicp", "Matrix and range of an AVIF are those its samples were coded with"));
  }
  const { primaries, transfer } = given;
  const matrix = coded.matrix === unspecified ? usualMatrix : coded.matrix;
  return { primaries, transfer, matrix, fullRange: coded.fullRange };
}

function codedColour(bytes: Uint8Array, { locations, primary }: Meta): CodedColour | undefined {
  const location = locations.find(({ id, method }) => id === primary && method === 0);
  const [first] = location?.extents ?? [];
  return first && readCodedColour(bytes.subarray(first.offset, first.offset + Math.min(first.length, headerBytes)));
}
