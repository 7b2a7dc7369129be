import {
  metadataGroups,
  type Decoded,
  type Image,
  type Inks,
  type Loss,
  type Metadata,
  type MetadataGroup,
} from "@pixelproof/core";
import { compareExif } from "@pixelproof/metadata";
import { describeDifference, isSameGroup } from "./group-difference.ts";
import { verifyInks } from "./verify-inks.ts";
import { verifyPicture } from "./verify-picture.ts";

/** What the saved file was found to hold when it was decoded again. */
export interface Verification {
  /** Groups found equal, and of EXIF "gps", "makerNote" and "thumbnail" by themselves. */
  readonly preserved: readonly string[];
  /** Everything lost or changed, with its reason. */
  readonly losses: readonly Loss[];
  /** Every sample equals the picture before encoding, at the file's depth. */
  readonly lossless: boolean;
}

/** What went into a file. */
export interface Given {
  readonly image: Image;
  /** Written instead of the image. */
  readonly inks?: Inks;
  /** The source's. */
  readonly metadata: Metadata;
  /** What the codec was given to write, where that is not the source's. */
  readonly carried?: Metadata;
}

/**
 * Compares the saved file, decoded again, with what went in. `known` are the losses that already have a reason: of decoding,
 * of carrying the metadata over, of the codec; what none of them mentioned is listed all the same.
 */
export function verify(before: Given, saved: Decoded, known: readonly Loss[]): Verification {
  const { image, inks, metadata, carried = metadata } = before;
  const preserved: string[] = [];
  const losses: Loss[] = [...known];
  const account = (group: Loss["group"], state: "same" | Loss["kind"], reason: string): void => {
    if (state === "same") preserved.push(group);
    else if (!known.some((loss) => loss.group === group)) losses.push({ group, kind: state, reason });
  };

  const findings = inks ? verifyInks(inks, saved.inks) : verifyPicture(image, saved.image);
  for (const { group, state, reason } of findings) account(group, state, reason);
  for (const group of metadataGroups) {
    if (metadata[group] === undefined) continue;
    if (isSameGroup(group, metadata, saved.metadata)) preserved.push(group);
    else if (saved.metadata[group] === undefined) account(group, "lost", "it is not in the saved file");
    else if (!blocks.has(group) || isSameGroup(group, carried, saved.metadata)) {
      account(group, "changed", describeDifference(group, metadata, saved.metadata));
    } else {
      // Reasons for what was carried over do not tell which values the codec brought up to date.
      losses.push({ group, kind: "changed", reason: describeDifference(group, carried, saved.metadata) });
    }
  }
  const parts = partsOf(metadata.exif, saved.metadata.exif);
  return { preserved: [...preserved, ...parts], losses, lossless: preserved.includes("pixels") };
}

/** Groups of many values, whose changes have several reasons. */
const blocks: ReadonlySet<MetadataGroup> = new Set(["exif", "xmp", "extendedXmp"]);

/** The parts of EXIF that are the same byte for byte. */
function partsOf(before: Uint8Array | undefined, after: Uint8Array | undefined): string[] {
  const parts = before && after && compareExif(before, after)?.parts;
  return Object.entries(parts ?? {}).flatMap(([part, same]) => (same ? [part] : []));
}
