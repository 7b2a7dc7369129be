import { ascii, join, uint16, uint32, viewOf } from "../bytes.ts";
import { latin1Of } from "../text.ts";
import { box, readBoxes } from "./boxes.ts";

/** An entry of the item information box (ISO/IEC 14496-12, section 8.11.6). */
export interface Item {
  readonly id: number;
  /** "av01", "Exif", "mime". */
  readonly type: string;
  /** Of a "mime" item. */
  readonly contentType: string;
  readonly raw: Uint8Array;
}

/** Items of an iinf box's content; those of older versions, which name no type, have type "". */
export function readItems(iinf: Uint8Array): Item[] {
  const first = iinf[0] === 0 ? 6 : 8;
  return readBoxes(iinf, first).flatMap(({ type, raw, content }) => {
    const version = content[0];
    const idBytes = version === 3 ? 4 : 2;
    if (type !== "infe" || content.length < 4 + idBytes + 2) return [];
    const view = viewOf(content);
    const id = idBytes === 4 ? view.getUint32(4) : view.getUint16(4);
    if (version < 2) return [{ id, type: "", contentType: "", raw }];
    const typeAt = 4 + idBytes + 2;
    const nameEnd = content.indexOf(0, typeAt + 4);
    const [contentType] = nameEnd < 0 ? [""] : latin1Of(content.subarray(nameEnd + 1)).split("\0");
    return [{ id, type: latin1Of(content.subarray(typeAt, typeAt + 4)), contentType, raw }];
  });
}

/** An iinf box of these entries. */
export const itemInformation = (entries: readonly Uint8Array[]): Uint8Array =>
  box("iinf", uint32(0), uint16(entries.length), ...entries);

/** An entry for EXIF or, with a content type, XMP; hidden, as it is no picture. */
export const itemEntry = (id: number, type: "Exif" | "mime", contentType: string = ""): Uint8Array =>
  box("infe", uint32(0x02000001), uint16(id), uint16(0), ascii(`${type}\0${contentType && `${contentType}\0`}`));

/** References of an iref box's content (section 8.11.12), those from some items left out. */
export function keptReferences(iref: Uint8Array, without: ReadonlySet<number>): Uint8Array[] {
  const idBytes = iref[0] === 0 ? 2 : 4;
  return readBoxes(iref, 4)
    .filter(({ content }) => {
      if (content.length < idBytes) return false;
      const view = viewOf(content);
      return !without.has(idBytes === 2 ? view.getUint16(0) : view.getUint32(0));
    })
    .map(({ raw }) => raw);
}

/** A reference of an item to the picture it describes. */
export const describes = (item: number, picture: number, wideIds: boolean): Uint8Array => {
  const id = wideIds ? uint32 : uint16;
  return box("cdsc", id(item), uint16(1), id(picture));
};

/** An iref box of these references. */
export const itemReferences = (references: readonly Uint8Array[], wideIds: boolean): Uint8Array =>
  references.length === 0 ? new Uint8Array() : box("iref", join([uint32(wideIds ? 0x01000000 : 0), ...references]));
