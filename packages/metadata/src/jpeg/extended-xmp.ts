import { createHash } from "node:crypto";
import { ascii, join, uint32, viewOf } from "../bytes.ts";
import { latin1Bytes, latin1Of } from "../text.ts";
import { identifiers, isSegment, markers, segment, type Segment } from "./segments.ts";

const guidLength = 32;
const prefix = identifiers.extendedXmp.length + guidLength + 8;
/** What Adobe's writers put into one segment, bytes. */
const partBytes = 65_400;
/** More than any history of edits has come to, bytes. */
const largest = 16 * 2 ** 20;

const note = /(xmpNote:HasExtendedXMP(?:\s*=\s*["']|\s*>\s*))([\dA-Fa-f]{32})/;
const description = /<rdf:Description(?=[\s/>])/;

export const isExtendedXmp = (segment: Segment): boolean =>
  isSegment(segment, markers.app1, identifiers.extendedXmp) && segment.payload.length >= prefix;

/** MD5 in 32 upper-case digits: the name under which a packet refers to its extension. */
export const extensionName = (extended: Uint8Array): string =>
  createHash("md5").update(extended).digest("hex").toUpperCase();

/** The name of the extension that a packet refers to. */
export const namedExtension = (xmp: Uint8Array): string | undefined => note.exec(latin1Of(xmp))?.[2];

/**
 * Puts together the extension that the packet names from its parts, in whatever order they stand (XMP specification part
 * 3, section 1.1.3.1); undefined when parts are missing or overlap, or it is larger than 16 MiB.
 */
export function joinExtendedXmp(segments: readonly Segment[], name: string): Uint8Array | undefined {
  const parts = segments
    .map(({ payload }) => {
      const at = identifiers.extendedXmp.length;
      const view = viewOf(payload);
      return {
        name: latin1Of(payload.subarray(at, at + guidLength)),
        whole: view.getUint32(at + guidLength),
        offset: view.getUint32(at + guidLength + 4),
        data: payload.subarray(prefix),
      };
    })
    .filter((part) => part.name.toUpperCase() === name.toUpperCase())
    .toSorted((a, b) => a.offset - b.offset);
  let end = 0;
  for (const { offset, data } of parts) {
    if (offset !== end) return undefined;
    end += data.length;
  }
  const complete = parts.length > 0 && parts.every(({ whole }) => whole === end) && end <= largest;
  return complete ? join(parts.map(({ data }) => data)) : undefined;
}

/** The segments of an extension. */
export function splitExtendedXmp(extended: Uint8Array): Uint8Array[] {
  const name = ascii(extensionName(extended));
  const whole = uint32(extended.length);
  return Array.from({ length: Math.ceil(extended.length / partBytes) }, (_, i) => {
    const offset = i * partBytes;
    const part = extended.subarray(offset, offset + partBytes);
    return segment(markers.app1, identifiers.extendedXmp, name, whole, uint32(offset), part);
  });
}

/** The packet referring to an extension: its reference is overwritten or added; undefined where it has no description. */
export function referTo(xmp: Uint8Array, name: string): Uint8Array | undefined {
  const text = latin1Of(xmp);
  if (note.test(text)) {
    return latin1Bytes(
      text.replace(note, (whole, before: string, old: string) => (old.toUpperCase() === name ? whole : before + name)),
    );
  }
  if (!description.test(text)) return undefined;
  const reference = ` xmlns:xmpNote="http://ns.adobe.com/xmp/note/" xmpNote:HasExtendedXMP="${name}"`;
  return latin1Bytes(text.replace(description, (tag) => tag + reference));
}
