import { openPacket } from "./xmp/packet.ts";

/** How an XMP packet differs from the one before; names as they stand in the packets, with their prefixes. */
export interface XmpComparison {
  readonly changed: readonly string[];
  readonly gone: readonly string[];
  readonly added: readonly string[];
}

/**
 * Compares two packets property by property, wherever they stand in them; undefined when one of the two cannot be read.
 * A property written another way (as an attribute instead of an element) counts as changed.
 */
export function compareXmp(before: Uint8Array, after: Uint8Array): XmpComparison | undefined {
  const [was, is] = [readProperties(before), readProperties(after)];
  if (was === undefined || is === undefined) return undefined;
  const names = (from: typeof was, wanted: (key: string, markup: string) => boolean): string[] =>
    [...from].filter(([key, { markup }]) => wanted(key, markup)).map(([, { qname }]) => qname);
  return {
    changed: names(was, (key, markup) => is.has(key) && is.get(key)?.markup !== markup),
    gone: names(was, (key) => !is.has(key)),
    added: names(is, (key) => !was.has(key)),
  };
}

function readProperties(xmp: Uint8Array): Map<string, { qname: string; markup: string }> | undefined {
  const packet = openPacket(xmp);
  return (
    packet &&
    new Map(
      packet.properties.map(({ uri, local, qname, start, end }) => [
        `${uri} ${local}`,
        { qname, markup: packet.text.slice(start, end).trim() },
      ]),
    )
  );
}
