import { join, viewOf } from "../bytes.ts";
import { readBoxes, type Box } from "./boxes.ts";
import { readItems, type Item } from "./items.ts";
import { readLocations, type Location } from "./locations.ts";
import { readProperties, type Properties } from "./properties.ts";

/** The meta box of a file, taken apart (ISO/IEC 14496-12, section 8.11). */
export interface Meta {
  readonly box: Box;
  readonly children: readonly Box[];
  /** Id of the picture that is shown. */
  readonly primary: number;
  readonly items: readonly Item[];
  readonly locations: readonly Location[];
  readonly properties: Properties;
}

/** More than EXIF or a packet needs, bytes. */
const largest = 16 * 2 ** 20;

/** The meta box; undefined where there is none or it is malformed. */
export function readMeta(bytes: Uint8Array): Meta | undefined {
  const box = readBoxes(bytes).find(({ type }) => type === "meta");
  if (box === undefined) return undefined;
  const children = readBoxes(box.content, 4);
  const [pitm, iinf, iloc, iprp] = ["pitm", "iinf", "iloc", "iprp"].map(
    (wanted) => children.find(({ type }) => type === wanted)?.content,
  );
  if (!pitm || !iinf || !iloc || !iprp) return undefined;
  try {
    const view = viewOf(pitm);
    return {
      box,
      children,
      primary: pitm[0] === 0 ? view.getUint16(4) : view.getUint32(4),
      items: readItems(iinf),
      locations: readLocations(iloc),
      properties: readProperties(iprp),
    };
  } catch (error) {
    // A view throws where a length leads out of its box.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

export const isExifItem = ({ type }: Item): boolean => type === "Exif";
export const isXmpItem = ({ type, contentType }: Item): boolean =>
  type === "mime" && contentType === "application/rdf+xml";

/** The bytes of an item; undefined where they lie outside the file or are more than 16 MiB. */
export function bytesOf(bytes: Uint8Array, { locations, children }: Meta, item: Item): Uint8Array | undefined {
  const location = locations.find(({ id }) => id === item.id);
  const idat = children.find(({ type }) => type === "idat")?.content;
  const source = location?.method === 0 ? bytes : location?.method === 1 ? idat : undefined;
  if (location === undefined || source === undefined) return undefined;
  const total = location.extents.reduce((sum, { length }) => sum + length, 0);
  const inside = location.extents.every(({ offset, length }) => offset + length <= source.length);
  if (!inside || total > largest) return undefined;
  return join(location.extents.map(({ offset, length }) => source.subarray(offset, offset + length)));
}
