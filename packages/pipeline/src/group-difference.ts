import { isDeepStrictEqual } from "node:util";
import type { Metadata, MetadataGroup } from "@pixelproof/core";
import {
  compareExif,
  compareXmp,
  describeDensity,
  listed,
  sameDensity,
  type XmpComparison,
} from "@pixelproof/metadata";

/** Whether a group says the same in both: byte for byte, and density to the rounding of whole pixels per inch or metre. */
export function isSameGroup(group: MetadataGroup, a: Metadata, b: Metadata): boolean {
  if (group === "density" && a.density && b.density) return sameDensity(a.density, b.density);
  return isDeepStrictEqual(plain(a[group]), plain(b[group]));
}

/** How a group that both have differs, in words for a person. */
export function describeDifference(group: MetadataGroup, before: Metadata, after: Metadata): string {
  switch (group) {
    case "exif":
      return describeBlock(compareExif, before.exif ?? none, after.exif ?? none);
    case "xmp":
    case "extendedXmp":
      return describeBlock(compareXmp, before[group] ?? none, after[group] ?? none);
    case "text":
      return describeNamed(named(before.text), named(after.text));
    case "ancillary":
      return describeNamed(
        new Map(Object.entries(before.ancillary ?? {})),
        new Map(Object.entries(after.ancillary ?? {})),
      );
    case "density":
      return describeChange(
        before.density && describeDensity(before.density),
        after.density && describeDensity(after.density),
      );
    case "cicp":
      return describeChange(describeCicp(before.cicp), describeCicp(after.cicp));
    case "attachments":
      return describeChange(describeAttachments(before.attachments), describeAttachments(after.attachments));
    default:
      return describeBytes(before[group] ?? none, after[group] ?? none);
  }
}

const none = new Uint8Array();

const describeChange = (before: string = "nothing", after: string = "nothing"): string => `${before} became ${after}`;

const describeCicp = (cicp: Metadata["cicp"]): string | undefined =>
  cicp && `${cicp.primaries}/${cicp.transfer}/${cicp.matrix}${cicp.fullRange ? "" : ", narrow range"}`;

const describeAttachments = (attachments: Metadata["attachments"] = []): string =>
  attachments.map(({ kind, bytes }) => `${kind} of ${bytes.length} bytes`).join(", ");

/** Bytes as bytes, at any depth: a Buffer and a Uint8Array of the same content are the same. */
function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return Uint8Array.from(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each)]));
}

function describeBlock(
  compare: (before: Uint8Array, after: Uint8Array) => XmpComparison | undefined,
  before: Uint8Array,
  after: Uint8Array,
): string {
  const comparison = compare(before, after);
  if (comparison === undefined) return describeBytes(before, after);
  const { changed, gone, added } = comparison;
  return describeNames(changed, gone, added) ?? "every value is the same; the bytes around them differ";
}

const named = (text: Metadata["text"]): Map<string, unknown> =>
  new Map((text ?? []).map((entry) => [`${entry.keyword}${entry.language ? ` (${entry.language})` : ""}`, entry]));

function describeNamed(before: ReadonlyMap<string, unknown>, after: ReadonlyMap<string, unknown>): string {
  const names = [...before.keys()];
  return (
    describeNames(
      names.filter((name) => after.has(name) && !isDeepStrictEqual(plain(before.get(name)), plain(after.get(name)))),
      names.filter((name) => !after.has(name)),
      [...after.keys()].filter((name) => !before.has(name)),
    ) ?? "the order differs"
  );
}

function describeNames(
  changed: readonly string[],
  gone: readonly string[],
  added: readonly string[],
): string | undefined {
  const lists = Object.entries({ changed, "not there": gone, added }).filter(([, names]) => names.length > 0);
  return lists.length === 0 ? undefined : lists.map(([what, names]) => `${what}: ${listed(names)}`).join("; ");
}

function describeBytes(before: Uint8Array, after: Uint8Array): string {
  if (before.length !== after.length) return `it had ${before.length} bytes and has ${after.length}`;
  const differing = before.reduce((sum, byte, i) => sum + (byte === after[i] ? 0 : 1), 0);
  return `${differing} of ${before.length} bytes differ`;
}
