import {
  hasAlpha,
  PixelproofError,
  type Channels,
  type Codec,
  type CodecCapabilities,
  type Depth,
  type Host,
  type Size,
} from "@pixelproof/core";

/** A codec with what it claims. */
export interface KnownCodec {
  readonly id: string;
  readonly codec: Codec;
  readonly capabilities: CodecCapabilities;
}

/** The registered codecs, in order of registration. */
export function knownCodecs(host: Host): KnownCodec[] {
  return host.list("codec").map(({ id, capabilities }) => ({ id, capabilities, codec: host.get("codec", id) }));
}

/** The codec whose signature the bytes carry; throws `INPUT_EMPTY`, `INPUT_UNKNOWN_FORMAT`. */
export function codecFor(bytes: Uint8Array, host: Host): KnownCodec {
  if (bytes.length === 0) throw new PixelproofError("INPUT_EMPTY", "Expected a picture but the input has no bytes");
  const codecs = knownCodecs(host);
  const found = codecs.find(({ codec }) => codec.sniff(bytes));
  if (found) return found;
  const formats = codecs.map(({ capabilities }) => capabilities.format.toUpperCase()).join(", ");
  throw new PixelproofError(
    "INPUT_UNKNOWN_FORMAT",
    `Expected a picture as ${formats} but the content has none of their signatures; the file name is not trusted`,
    { details: { firstBytes: Buffer.from(bytes.subarray(0, 16)).toString("hex") } },
  );
}

/**
 * The first codec of `priority` that can hold the picture whole (alpha, inks, depth, side); where none has the depth, the first
 * that holds the rest, and the loss of depth is listed by the codec. Throws `FORMAT_UNSUITABLE` with each codec's reason.
 */
export function codecToSave(
  picture: Holdable & { readonly depth: Depth },
  priority: readonly string[],
  host: Host,
): KnownCodec {
  const candidates = registeredAmong(priority, host);
  const reasons = candidates.map(({ capabilities }) => whyNot(picture, capabilities));
  const whole = candidates.find(
    ({ capabilities }, i) => reasons[i] === undefined && capabilities.depths.includes(picture.depth),
  );
  const chosen = whole ?? candidates.find((_, i) => reasons[i] === undefined);
  if (chosen) return chosen;
  const why = candidates.map(({ id }, i) => `${id} ${reasons[i]}`).join("; ");
  const remedy = picture.inks
    ? ` (${inkFormats(host)}), or set quality.cmyk to convert`
    : hasAlpha(picture)
      ? ", or name a colour to flatten it on in quality.flatten"
      : "";
  throw new PixelproofError(
    "FORMAT_UNSUITABLE",
    `None of the formats asked for can hold the picture: ${why}; add one that can to quality.saveFormatPriority${remedy}`,
  );
}

/** Whether one of the formats asked for holds a transparent picture of that size. */
export function holdsAlpha(priority: readonly string[], size: Size, host: Host): boolean {
  return registeredAmong(priority, host).some(
    ({ capabilities }) => whyNot({ channels: 4, size }, capabilities) === undefined,
  );
}

/** The codecs of a list of formats, those that are not registered left out; throws `PLUGIN_NOT_FOUND` when none is. */
export function registeredAmong(formats: readonly string[], host: Host): KnownCodec[] {
  const codecs = knownCodecs(host);
  const found = formats.flatMap((format) => codecs.filter((known) => isFor(known, format)));
  return found.length > 0 ? found : formats.map((format) => codecByFormat(format, host));
}

/** The registered codec of a format; throws `PLUGIN_NOT_FOUND`. */
export function codecByFormat(format: string, host: Host): KnownCodec {
  const codecs = knownCodecs(host);
  const found = codecs.find((codec) => isFor(codec, format));
  if (found) return found;
  const known = codecs.map(({ capabilities }) => capabilities.format).join(", ");
  throw new PixelproofError("PLUGIN_NOT_FOUND", `Expected a format among ${known} but received ${format}`);
}

const isFor = ({ id, capabilities }: KnownCodec, format: string): boolean =>
  id === format || capabilities.format === format;

const inkFormats = (host: Host): string =>
  knownCodecs(host)
    .flatMap(({ capabilities }) => (capabilities.inks ? [capabilities.format] : []))
    .join(" or ");

/** What a format has to hold, depth aside. */
interface Holdable {
  readonly channels: Channels;
  readonly size: Size;
  readonly inks?: boolean;
}

/** Whether a format can hold a picture of that layout and size, its depth aside. */
export const holds = (picture: Holdable, can: CodecCapabilities): boolean => whyNot(picture, can) === undefined;

function whyNot(picture: Holdable, can: CodecCapabilities): string | undefined {
  if (can.compression.length === 0) return "is read alone";
  if (hasAlpha(picture) && !can.alpha) return "has no transparency";
  if (picture.inks && !can.inks) return "has no CMYK";
  const side = Math.max(picture.size.width, picture.size.height);
  if (side > can.largestSide) return `holds at most ${can.largestSide} px a side, the result has ${side}`;
  return undefined;
}
