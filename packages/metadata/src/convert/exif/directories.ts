import { fieldsAt, mainOffset, nextOffset, pointers, type Exif, type Field } from "../../exif/ifd.ts";
import type { DirectoryKind } from "./tags.ts";

/** One IFD of an EXIF block. */
export interface Directory {
  readonly kind: DirectoryKind;
  /** Offset in the block. */
  readonly at: number;
  readonly fields: readonly Field[];
}

/** EXIF has some eighty tags; more fields than this in one IFD are not EXIF. */
const mostFields = 2000;
const mostDirectories = 16;

const kinds = new Map<number, DirectoryKind>([
  [pointers.exif, "exif"],
  [pointers.gps, "gps"],
  [pointers.interoperability, "interoperability"],
]);

/** The kind of IFD that a tag points to. */
export const pointedKind = (tag: number): DirectoryKind | undefined => kinds.get(tag);

/**
 * All IFDs of a block, each once, those pointed to before those that point; undefined for a block whose IFDs are not
 * EXIF's: too many, too long, or partly outside.
 */
export function readDirectories(exif: Exif): Directory[] | undefined {
  const { view, littleEndian } = exif;
  const seen = new Set<number>();
  const found: Directory[] = [];

  const visit = (at: number, kind: DirectoryKind): boolean => {
    if (at === 0 || seen.has(at)) return true;
    if (at + 2 > view.byteLength || seen.size >= mostDirectories) return false;
    seen.add(at);
    const count = view.getUint16(at, littleEndian);
    if (count > mostFields) return false;
    const fields = fieldsAt(exif, at);
    if (fields.length < count) return false;
    const inside = fields.every(({ tag, at: field }) => {
      const pointed = pointedKind(tag);
      return pointed === undefined || visit(view.getUint32(field + 8, littleEndian), pointed);
    });
    const last = kind !== "main" && kind !== "thumbnail";
    if (!inside || !(last || visit(nextOffset(exif, at), "thumbnail"))) return false;
    found.push({ kind, at, fields });
    return true;
  };
  return visit(mainOffset(exif), "main") ? found : undefined;
}
