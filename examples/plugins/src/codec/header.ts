import { channelsOf, PixelproofError, type Channels } from "@pixelproof/core";

/** The header of a PAM file (Netpbm, pam(5)): lines of words up to ENDHDR. */
export interface Header {
  readonly width: number;
  readonly height: number;
  readonly channels: Channels;
  /** 16 bits a channel instead of 8. */
  readonly wide: boolean;
  /** Bytes of the header; the samples follow. */
  readonly length: number;
}

const signature = "P7\n";
const end = "\nENDHDR\n";
/** No header of ours or of Netpbm's is longer. */
const longest = 4096;

/** Whether the bytes begin as a PAM file does. */
export const isPam = (bytes: Uint8Array): boolean => text(bytes, signature.length) === signature;

/** Throws `INPUT_UNKNOWN_FORMAT`, `INPUT_TRUNCATED` without an end of the header, `INPUT_CORRUPT` for words that make no sense. */
export function readHeader(bytes: Uint8Array): Header {
  if (!isPam(bytes)) throw new PixelproofError("INPUT_UNKNOWN_FORMAT", "Expected a PAM file, which begins with P7");
  const header = text(bytes, longest);
  const at = header.indexOf(end);
  if (at < 0) throw new PixelproofError("INPUT_TRUNCATED", "Expected ENDHDR behind the header of a PAM file");
  const words = Object.fromEntries(header.slice(signature.length, at).split("\n").map(readLine));
  const [width, height, depth, largest] = ["WIDTH", "HEIGHT", "DEPTH", "MAXVAL"].map((name) => Number(words[name]));
  const isSized = [width, height].every((side) => Number.isSafeInteger(side) && side > 0);
  if (!isSized || ![1, 2, 3, 4].includes(depth) || ![255, 65535].includes(largest)) {
    throw new PixelproofError("INPUT_CORRUPT", "Expected sides above 0, 1 to 4 channels and 8 or 16 bits in a header");
  }
  const channels = channelsOf({ grey: depth < 3, alpha: depth % 2 === 0 });
  return { width, height, channels, wide: largest === 65535, length: at + end.length };
}

/** The header that `readHeader` reads. */
export function writeHeader({ width, height, channels, wide }: Omit<Header, "length">): Uint8Array {
  const kind = ["GRAYSCALE", "GRAYSCALE_ALPHA", "RGB", "RGB_ALPHA"][channels - 1];
  const lines = [
    `WIDTH ${width}`,
    `HEIGHT ${height}`,
    `DEPTH ${channels}`,
    `MAXVAL ${wide ? 65535 : 255}`,
    `TUPLTYPE ${kind}`,
  ];
  return new TextEncoder().encode(`${signature}${lines.join("\n")}${end}`);
}

const text = (bytes: Uint8Array, length: number): string => new TextDecoder("latin1").decode(bytes.subarray(0, length));

function readLine(line: string): [string, string] {
  const [name, value = ""] = line.split(/\s+/, 2);
  return [name, value];
}
