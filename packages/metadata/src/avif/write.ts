import { PixelproofError, type Loss, type Metadata } from "@pixelproof/core";
import { join, uint32 } from "../bytes.ts";
import { densityLosses } from "../exif/density.ts";
import { lost, placeless, type WriteResult } from "../result.ts";
import { box, readBoxes } from "./boxes.ts";
import { describes, itemEntry, itemInformation, itemReferences, keptReferences } from "./items.ts";
import { itemLocations, type Location } from "./locations.ts";
import { isExifItem, isXmpItem, readMeta, type Meta } from "./meta.ts";
import { codePointsToWrite } from "./code-points.ts";
import { profileOf, withColour, type NewColour } from "./properties.ts";

/** Metadata that is an item, with its bytes. */
interface NewItem {
  readonly id: number;
  readonly entry: Uint8Array;
  readonly data: Uint8Array;
}

/**
 * An AVIF with exactly these groups of metadata: the profile as a property of the primary picture, EXIF and XMP as items
 * whose bytes are put at the end of the file. Pictures stay as they are, their places being brought up to date; of
 * code points primaries and transfer are written, matrix and range belonging to the coding. Throws `INPUT_CORRUPT` where the items cannot be read.
 */
export function writeAvifMetadata(bytes: Uint8Array, metadata: Metadata): WriteResult {
  const meta = readMeta(bytes);
  if (meta === undefined) {
    throw new PixelproofError("INPUT_CORRUPT", "Expected an AVIF whose items can be read but received another");
  }
  const losses = [
    ...placeless("AVIF", metadata, ["icc", "exif", "xmp", "density", "cicp"]),
    ...densityLosses("AVIF", metadata),
  ];
  const obstacle = obstacleIn(bytes, meta);
  if (obstacle === undefined) {
    const codePoints = codePointsToWrite(bytes, meta, metadata.cicp, losses);
    const colour = { icc: metadata.icc, ...(codePoints && { codePoints }) };
    return { bytes: rebuild(bytes, meta, metadata, colour), losses };
  }
  const unwritten = (["icc", "exif", "xmp", "cicp"] as const).filter((group) => metadata[group] !== undefined);
  return { bytes, losses: [...losses, ...unwritten.map((group): Loss => lost(group, obstacle))] };
}

/** Why the meta box of a file cannot be made larger. */
function obstacleIn(bytes: Uint8Array, { box, locations, items, primary }: Meta): string | undefined {
  const boxes = readBoxes(bytes);
  const last = boxes.at(-1);
  if (boxes.some(({ type }) => type === "moov")) return "Metadata is not written into an AVIF sequence";
  if (
    last === undefined ||
    last.start + last.raw.length !== bytes.length ||
    last.raw.subarray(0, 4).every((byte) => byte === 0)
  ) {
    return "The last box of the AVIF does not say where it ends";
  }
  if (bytes.length > 2 ** 31 || locations.some(({ method }) => method > 1))
    return "The AVIF places its items in a way that is not written here";
  const end = box.start + box.raw.length;
  const inMeta = locations.some(
    ({ method, extents }) => method === 0 && extents.some(({ offset }) => offset >= box.start && offset < end),
  );
  if (inMeta) return "The AVIF has items inside the box that would be written anew";
  return Math.max(primary, ...items.map(({ id }) => id)) > 0xff00 ? "The AVIF has no item numbers left" : undefined;
}

function rebuild(bytes: Uint8Array, meta: Meta, metadata: Metadata, colour: NewColour): Uint8Array {
  const removed = new Set(meta.items.filter((item) => isExifItem(item) || isXmpItem(item)).map(({ id }) => id));
  const added = newItems(meta, metadata);
  const recoloured = colour.codePoints ?? colour.icc ?? profileOf(meta.properties, meta.primary);
  if (removed.size === 0 && added.length === 0 && recoloured === undefined) return bytes;
  const kept = meta.locations.filter(({ id }) => !removed.has(id));
  const end = meta.box.start + meta.box.raw.length;
  const build = (growth: number): Uint8Array => {
    let at = bytes.length + growth + 8;
    const places = added.map(({ id, data }): Location => {
      const offset = at;
      at += data.length;
      return { id, method: 0, extents: [{ offset, length: data.length }] };
    });
    const moved = kept.map((location) => moveBehind(location, end, growth));
    return metaBox(meta, colour, removed, added, [...moved, ...places]);
  };
  // Its length does not depend on the places it holds: the first pass measures, the second writes.
  const growth = build(0).length - meta.box.raw.length;
  const data = added.length > 0 ? [box("mdat", ...added.map(({ data }) => data))] : [];
  return join([bytes.subarray(0, meta.box.start), build(growth), bytes.subarray(end), ...data]);
}

function newItems({ items, primary }: Meta, { exif, xmp }: Metadata): NewItem[] {
  const first = Math.max(primary, ...items.map(({ id }) => id)) + 1;
  const noPrefix = uint32(0);
  return [
    ...(exif ? [{ id: first, entry: itemEntry(first, "Exif"), data: join([noPrefix, exif]) }] : []),
    ...(xmp ? [{ id: first + 1, entry: itemEntry(first + 1, "mime", "application/rdf+xml"), data: xmp }] : []),
  ];
}

function moveBehind(location: Location, end: number, growth: number): Location {
  if (location.method !== 0) return location;
  const extents = location.extents.map(({ offset, length }) => ({
    offset: offset >= end ? offset + growth : offset,
    length,
  }));
  return { ...location, extents };
}

function metaBox(
  { box: old, children, items, primary, properties }: Meta,
  colour: NewColour,
  removed: ReadonlySet<number>,
  added: readonly NewItem[],
  locations: readonly Location[],
): Uint8Array {
  const iref = children.find(({ type }) => type === "iref")?.content;
  const wideIds = iref !== undefined && iref[0] > 0;
  const references = [
    ...(iref ? keptReferences(iref, removed) : []),
    ...added.map(({ id }) => describes(id, primary, wideIds)),
  ];
  const entries = [
    ...items.filter(({ id }) => !removed.has(id)).map(({ raw }) => raw),
    ...added.map(({ entry }) => entry),
  ];
  const others = children.filter(({ type }) => !["iinf", "iloc", "iref", "iprp"].includes(type)).map(({ raw }) => raw);
  return box(
    "meta",
    old.content.subarray(0, 4),
    ...others,
    itemLocations(locations),
    itemInformation(entries),
    itemReferences(references, wideIds),
    withColour(properties, primary, colour),
  );
}
