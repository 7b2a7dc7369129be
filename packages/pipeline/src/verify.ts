import { isDeepStrictEqual } from "node:util";
import {
  hasAlpha,
  metadataGroups,
  narrowSample,
  type Decoded,
  type Image,
  type Loss,
  type Metadata,
  type MetadataGroup,
} from "@pixelproof/core";

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

  if (hasAlpha(before.image))
    account("alpha", hasAlpha(saved.image) ? "same" : "lost", "the saved file has no transparency");
  const [was, is] = [before.image.sourceDepth, saved.image.sourceDepth];
  account("depth", is >= was ? "same" : "changed", `the source has ${was} bits a channel, the saved file ${is}`);
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
  return { preserved, losses, lossless: sameSamples(before.image, saved.image) };
}

function sameGroup(group: MetadataGroup, a: Metadata, b: Metadata): boolean {
  return group === "density" ? sameDensity(a, b) : isDeepStrictEqual(plain(a[group]), plain(b[group]));
}

/** Bytes as bytes: a Buffer and a Uint8Array of the same content are the same. */
const plain = (value: unknown): unknown => (value instanceof Uint8Array ? Uint8Array.from(value) : value);

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
  return `${differing} of ${given.length} bytes were brought up to date in place (pixel size, orientation)`;
}

/** Whether the saved samples are those before encoding, rounded to the file's depth; a picture of another layout is not. */
function sameSamples(before: Image, saved: Image): boolean {
  if (before.channels !== saved.channels || before.data.length !== saved.data.length) return false;
  const eight = saved.sourceDepth === 8;
  return before.data.every((value, i) => (eight ? narrowSample(value) * 257 : value) === saved.data[i]);
}
