import {
  metadataGroups,
  type Decoded,
  type Image,
  type Loss,
  type Metadata,
  type MetadataGroup,
} from "@pixelproof/core";
import { verifyPicture } from "./verify-picture.ts";

/** What the saved file was found to hold when it was decoded again. */
export interface Verification {
  /** Groups found equal. */
  readonly preserved: readonly string[];
  /** Everything lost or changed, with its reason. */
  readonly losses: readonly Loss[];
  /** Every sample equals the picture before encoding, at the file's depth. */
  readonly lossless: boolean;
}

/**
 * Compares the saved file, decoded again, with what went in. `known` are the losses the codec itself gave reasons for; what
 * it did not mention is listed all the same.
 */
export function verify(
  before: { readonly image: Image; readonly metadata: Metadata },
  saved: Decoded,
  known: readonly Loss[],
): Verification {
  const preserved: string[] = [];
  const losses: Loss[] = [...known];
  const account = (group: Loss["group"], state: "same" | "lost" | "changed", reason: string): void => {
    if (state === "same") preserved.push(group);
    else if (!known.some((loss) => loss.group === group)) losses.push({ group, kind: state, reason });
  };

  for (const { group, state, reason } of verifyPicture(before.image, saved.image)) account(group, state, reason);
  for (const group of metadataGroups) {
    const [given, found] = [before.metadata[group], saved.metadata[group]];
    if (given === undefined) continue;
    if (found === undefined) account(group, "lost", "it is not in the saved file");
    else
      account(
        group,
        sameGroup(group, before.metadata, saved.metadata) ? "same" : "changed",
        describeChange(given, found),
      );
  }
  return { preserved, losses, lossless: preserved.includes("pixels") };
}

function sameGroup(group: MetadataGroup, a: Metadata, b: Metadata): boolean {
  if (group === "density") return sameDensity(a, b);
  const [given, found] = [a[group], b[group]];
  return given !== undefined && found !== undefined && Buffer.compare(given, found) === 0;
}

/** Density to a tenth of a pixel an inch: PNG stores whole pixels a metre. */
function sameDensity({ density: a }: Metadata, { density: b }: Metadata): boolean {
  if (a === undefined || b === undefined) return a === b;
  const perInch = (value: number, unit: "inch" | "cm"): number => (unit === "cm" ? value * 2.54 : value);
  const near = (p: number, q: number): boolean => Math.abs(perInch(p, a.unit) - perInch(q, b.unit)) <= 0.1;
  return near(a.x, b.x) && near(a.y, b.y);
}

function describeChange(given: Uint8Array | object, found: Uint8Array | object): string {
  if (!(given instanceof Uint8Array) || !(found instanceof Uint8Array)) return "the values differ";
  if (given.length !== found.length) return `it had ${given.length} bytes and has ${found.length}`;
  const differing = given.reduce((sum, byte, i) => sum + (byte === found[i] ? 0 : 1), 0);
  return `${differing} of ${given.length} bytes differ`;
}
