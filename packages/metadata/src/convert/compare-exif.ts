import { openExif } from "../exif/ifd.ts";
import { swapValues } from "../exif/swap-values.ts";
import { valueOf } from "../exif/values.ts";
import { pointedKind, readDirectories } from "./exif/directories.ts";
import { tagFacts, type DirectoryKind } from "./exif/tags.ts";

/** Parts of an EXIF block that a report names by themselves. */
export const exifParts = ["gps", "makerNote", "thumbnail"] as const;

export type ExifPart = (typeof exifParts)[number];

/** How an EXIF block differs from the one before; names of tags are ExifTool's. */
export interface ExifComparison {
  /** Tags whose type or value is another. */
  readonly changed: readonly string[];
  /** Tags that are no longer there. */
  readonly gone: readonly string[];
  /** Tags that are new. */
  readonly added: readonly string[];
  /** Parts that the block before had, and whether they are the same byte for byte. */
  readonly parts: Readonly<Partial<Record<ExifPart, boolean>>>;
}

interface Value {
  readonly name: string;
  readonly part: ExifPart | undefined;
  readonly value: Buffer;
}

/**
 * Compares two EXIF blocks tag by tag, wherever the values stand in them; undefined when one of the two cannot be read.
 * A maker note's own offsets are not looked into.
 */
export function compareExif(before: Uint8Array, after: Uint8Array): ExifComparison | undefined {
  const [was, is] = [readValues(before), readValues(after)];
  if (was === undefined || is === undefined) return undefined;
  const same = (key: string): boolean => is.get(key)?.value.equals(was.get(key)?.value ?? Buffer.alloc(0)) ?? false;
  const parts: Partial<Record<ExifPart, boolean>> = {};
  for (const [key, { part }] of was) {
    if (part !== undefined) parts[part] = (parts[part] ?? true) && same(key);
  }
  return {
    changed: [...was].filter(([key]) => is.has(key) && !same(key)).map(([, { name }]) => name),
    gone: [...was].filter(([key]) => !is.has(key)).map(([, { name }]) => name),
    added: [...is].filter(([key]) => !was.has(key)).map(([, { name }]) => name),
    parts,
  };
}

const makerNote = 0x927c;
const thumbnailStart = 0x0201;
const thumbnailLength = 0x0202;

function readValues(block: Uint8Array): Map<string, Value> | undefined {
  const exif = openExif(block);
  const directories = exif && readDirectories(exif);
  if (exif === undefined || directories === undefined) return undefined;
  const { view, littleEndian } = exif;
  const values = new Map<string, Value>();
  for (const { kind, fields } of directories) {
    const offsetOf = (wanted: number): number | undefined => {
      const field = fields.find(({ tag }) => tag === wanted);
      return field && view.getUint32(field.at + 8, littleEndian);
    };
    for (const field of fields) {
      const { tag, type, at } = field;
      // Where an IFD or the thumbnail stands says nothing of what is in it.
      if (pointedKind(tag) !== undefined) continue;
      const start = kind === "thumbnail" && tag === thumbnailStart ? offsetOf(thumbnailStart) : undefined;
      const numbers = (bytes: Uint8Array): Uint8Array => (littleEndian ? swapValues(bytes, type) : bytes);
      const bytes =
        start === undefined
          ? numbers(valueOf(exif, field) ?? block.subarray(at, at + 12))
          : block.subarray(start, start + (offsetOf(thumbnailLength) ?? 0));
      const value = Buffer.concat([Buffer.of(type), bytes]);
      values.set(`${kind} ${tag}`, { name: tagFacts(kind, tag).name, part: partOf(kind, tag), value });
    }
  }
  return values;
}

function partOf(kind: DirectoryKind, tag: number): ExifPart | undefined {
  if (kind === "gps") return "gps";
  if (kind === "thumbnail") return "thumbnail";
  return tag === makerNote ? "makerNote" : undefined;
}
