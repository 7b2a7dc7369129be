import { ascii, joinBytes } from "./bytes.ts";

export interface IccForm {
  /** "RGB " gives a matrix profile with the sRGB primaries, "GRAY" a tone curve alone. */
  readonly space: "RGB " | "GRAY";
  /** Bytes of a private tag that makes the profile larger; 0 when left out. */
  readonly padding?: number;
}

const headerLength = 128;
/** CIE XYZ of D50, and of the sRGB primaries adapted to it, as ICC files carry them. */
const d50 = [0.9642, 1, 0.8249] as const;
const primaries = { rXYZ: [0.4361, 0.2225, 0.0139], gXYZ: [0.3851, 0.7169, 0.0971], bXYZ: [0.1431, 0.0606, 0.7141] };

/** A small valid ICC version 2 display profile with gamma 2.2 (ICC.1:2001-04): real enough for a colour engine. */
export function iccProfile({ space, padding = 0 }: IccForm): Uint8Array {
  const colorants = Object.entries(primaries).map(([tag, value]) => [tag, xyz(value)] as const);
  const curves = space === "RGB " ? ["rTRC", "gTRC", "bTRC"] : ["kTRC"];
  const tags: (readonly [string, Uint8Array])[] = [
    ["desc", description("Pixelproof test")],
    ["cprt", joinBytes(ascii("text\0\0\0\0"), ascii("No copyright\0"))],
    ["wtpt", xyz(d50)],
    ...(space === "RGB " ? colorants : []),
    ...curves.map((tag) => [tag, gamma(2.2)] as const),
    ...(padding > 0 ? [["Ppad", joinBytes(ascii("data\0\0\0\0"), new Uint8Array(padding).fill(0x5a))] as const] : []),
  ];
  return assemble(space, tags);
}

function assemble(space: string, tags: readonly (readonly [string, Uint8Array])[]): Uint8Array {
  const table = new DataView(new ArrayBuffer(4 + 12 * tags.length));
  table.setUint32(0, tags.length);
  const bodies: Uint8Array[] = [];
  let offset = headerLength + table.byteLength;
  for (const [index, [signature, body]] of tags.entries()) {
    const at = 4 + 12 * index;
    putAscii(table, at, signature);
    table.setUint32(at + 4, offset);
    table.setUint32(at + 8, body.length);
    const aligned = Math.ceil(body.length / 4) * 4;
    bodies.push(body, new Uint8Array(aligned - body.length));
    offset += aligned;
  }
  return joinBytes(header(space, offset), new Uint8Array(table.buffer), ...bodies);
}

function header(space: string, length: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(headerLength));
  view.setUint32(0, length);
  view.setUint32(8, 0x02400000);
  putAscii(view, 12, "mntr");
  putAscii(view, 16, space);
  putAscii(view, 20, "XYZ ");
  for (const [index, part] of [2026, 1, 1].entries()) view.setUint16(24 + 2 * index, part);
  putAscii(view, 36, "acsp");
  for (const [index, value] of d50.entries()) view.setInt32(68 + 4 * index, fixed(value));
  return new Uint8Array(view.buffer);
}

function xyz(value: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(20));
  putAscii(view, 0, "XYZ ");
  for (const [index, part] of value.entries()) view.setInt32(8 + 4 * index, fixed(part));
  return new Uint8Array(view.buffer);
}

function gamma(exponent: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(14));
  putAscii(view, 0, "curv");
  view.setUint32(8, 1);
  view.setUint16(12, Math.round(exponent * 256));
  return new Uint8Array(view.buffer);
}

/** textDescriptionType: the ASCII part, then empty Unicode and ScriptCode parts of fixed length. */
function description(text: string): Uint8Array {
  const count = new DataView(new ArrayBuffer(4));
  count.setUint32(0, text.length + 1);
  return joinBytes(ascii("desc\0\0\0\0"), new Uint8Array(count.buffer), ascii(`${text}\0`), new Uint8Array(78));
}

/** s15Fixed16Number. */
const fixed = (value: number): number => Math.round(value * 65536);

function putAscii(view: DataView, at: number, text: string): void {
  for (let i = 0; i < text.length; i++) view.setUint8(at + i, text.charCodeAt(i));
}
