import type { Cicp } from "@pixelproof/core";
import { ascii, join, uint16, uint32, viewOf } from "../bytes.ts";
import { latin1Of } from "../text.ts";
import { box, readBoxes, uintAt, type Box } from "./boxes.ts";

/** Properties of an iprp box's content and which of them items have (ISO/IEC 23008-12, section 9.3). */
export interface Properties {
  readonly boxes: readonly Box[];
  readonly associations: readonly { readonly item: number; readonly entries: readonly Association[] }[];
}

export interface Association {
  /** Of the property, from 1; 0 for none. */
  readonly number: number;
  readonly essential: boolean;
}

/** Reads an iprp box's content; throws a RangeError where it is malformed. */
export function readProperties(iprp: Uint8Array): Properties {
  const children = readBoxes(iprp);
  const container = children.find(({ type }) => type === "ipco");
  const maps = children.filter(({ type }) => type === "ipma");
  if (container === undefined || maps.length !== 1)
    throw new RangeError("The properties of the AVIF are not in one map");
  const [{ content }] = maps;
  const view = viewOf(content);
  const idSize = content[0] > 0 ? 4 : 2;
  const entrySize = (content[3] & 1) === 1 ? 2 : 1;
  const essential = entrySize === 2 ? 0x8000 : 0x80;
  const associations: Properties["associations"][number][] = [];
  let at = 8;
  for (let count = view.getUint32(4); count > 0; count--) {
    const item = uintAt(view, at, idSize);
    at += idSize;
    const entries = Array.from({ length: view.getUint8(at) }, (_, i) => {
      const entry = uintAt(view, at + 1 + i * entrySize, entrySize);
      return { number: entry & (essential - 1), essential: entry >= essential };
    });
    at += 1 + entries.length * entrySize;
    associations.push({ item, entries });
  }
  return { boxes: readBoxes(container.content), associations };
}

const kindOf = ({ type, content }: Box): string => (type === "colr" ? latin1Of(content.subarray(0, 4)) : "");
const isProfile = (one: Box): boolean => ["prof", "rICC"].includes(kindOf(one));
const isCodePoints = (one: Box): boolean => kindOf(one) === "nclx";

function propertiesOf({ boxes, associations }: Properties, item: number): Box[] {
  const entries = associations.filter((one) => one.item === item).flatMap((one) => one.entries);
  return entries.flatMap(({ number }) => boxes[number - 1] ?? []);
}

/** The ICC profile of an item. */
export const profileOf = (properties: Properties, item: number): Uint8Array | undefined =>
  propertiesOf(properties, item).find(isProfile)?.content.subarray(4);

/** The code points of an item, its matrix and range being those of the coded samples. */
export function codePointsOf(properties: Properties, item: number): Cicp | undefined {
  const content = propertiesOf(properties, item).find(isCodePoints)?.content;
  if (content === undefined || content.length < 11) return undefined;
  const view = viewOf(content);
  return {
    primaries: view.getUint16(4),
    transfer: view.getUint16(6),
    matrix: view.getUint16(8),
    fullRange: content[10] >= 0x80,
  };
}

/** What an item's colours shall say; a key left out is left as it is. */
export interface NewColour {
  readonly icc: Uint8Array | undefined;
  readonly codePoints?: Cicp;
}

/** An iprp box in which an item has this profile, or none, and these code points; other properties keep their numbers. */
export function withColour(properties: Properties, item: number, { icc, codePoints }: NewColour): Uint8Array {
  const { boxes, associations } = properties;
  const own = propertiesOf(properties, item);
  const profiles = new Set(own.filter(isProfile));
  const replaced = new Set(codePoints ? own.filter(isCodePoints) : []);
  const added = [...(codePoints ? [codePointsBox(codePoints)] : []), ...(icc ? [box("colr", ascii("prof"), icc)] : [])];
  const updated = associations.map((one) => {
    // Tiles of a grid may share its code points, which say how each is to be decoded.
    const gone = (each: Box): boolean => profiles.has(each) || (one.item === item && replaced.has(each));
    const others = one.entries.filter(({ number }) => boxes[number - 1] === undefined || !gone(boxes[number - 1]));
    const ours = one.item === item ? added.map((_, i) => ({ number: boxes.length + 1 + i, essential: false })) : [];
    return { item: one.item, entries: [...others, ...ours] };
  });
  const used = new Set(updated.flatMap(({ entries }) => entries.map(({ number }) => number)));
  const kept = boxes.map((one, i) =>
    (profiles.has(one) || replaced.has(one)) && !used.has(i + 1) ? box("free") : one.raw,
  );
  return box("iprp", box("ipco", ...kept, ...added), itemProperties(updated));
}

const codePointsBox = ({ primaries, transfer, matrix, fullRange }: Cicp): Uint8Array =>
  box("colr", ascii("nclx"), uint16(primaries), uint16(transfer), uint16(matrix), Uint8Array.of(fullRange ? 0x80 : 0));

function itemProperties(associations: Properties["associations"]): Uint8Array {
  const wideIds = associations.some(({ item }) => item > 0xffff);
  const wide = associations.some(({ entries }) => entries.some(({ number }) => number > 0x7f));
  const entryOf = ({ number, essential }: Association): Uint8Array =>
    wide ? uint16(number | (essential ? 0x8000 : 0)) : Uint8Array.of(number | (essential ? 0x80 : 0));
  return box(
    "ipma",
    Uint8Array.of(wideIds ? 1 : 0, 0, 0, wide ? 1 : 0),
    uint32(associations.length),
    ...associations.map(({ item, entries }) =>
      join([wideIds ? uint32(item) : uint16(item), Uint8Array.of(entries.length), ...entries.map(entryOf)]),
    ),
  );
}
