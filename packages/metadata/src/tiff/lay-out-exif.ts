import { ascii, join } from "../bytes.ts";
import { pointers } from "../exif/ifd.ts";
import { directory, type KeptField } from "./directory.ts";
import { longField, type NewField } from "./new-fields.ts";

/** Fields of an EXIF block by their IFD, without the pointers between these. */
export interface ExifFields {
  readonly main: readonly (NewField | KeptField)[];
  readonly exif: readonly (NewField | KeptField)[];
  readonly gps: readonly (NewField | KeptField)[];
  readonly interoperability: readonly (NewField | KeptField)[];
}

const mainAt = 8;

/** An EXIF block: its header, then each IFD that has fields, its values behind it. */
export function layOutExif({ main, exif, gps, interoperability }: ExifFields, littleEndian: boolean): Uint8Array {
  const at = { exif: 0, gps: 0, interoperability: 0 };
  const pointer = (name: keyof typeof pointers, present: boolean): NewField[] =>
    present ? [longField(pointers[name], [at[name]], littleEndian)] : [];
  const directories = (): Uint8Array[] => {
    const hasInterop = interoperability.length > 0;
    const hasExif = exif.length > 0 || hasInterop;
    const first = [...main, ...pointer("exif", hasExif), ...pointer("gps", gps.length > 0)];
    const second = [...exif, ...pointer("interoperability", hasInterop)];
    return [
      directory(mainAt, first, 0, littleEndian),
      hasExif ? directory(at.exif, second, 0, littleEndian) : new Uint8Array(),
      gps.length > 0 ? directory(at.gps, gps, 0, littleEndian) : new Uint8Array(),
      hasInterop ? directory(at.interoperability, interoperability, 0, littleEndian) : new Uint8Array(),
    ];
  };
  // Lengths do not depend on where a directory stands: the first pass measures, the second writes.
  const [first, second, third] = directories().map(({ length }) => length);
  at.exif = mainAt + first;
  at.gps = at.exif + second;
  at.interoperability = at.gps + third;
  const header = littleEndian ? ascii("II*\0\x08\0\0\0") : ascii("MM\0*\0\0\0\x08");
  return join([header, ...directories()]);
}
