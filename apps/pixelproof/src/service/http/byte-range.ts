import type { ByteRange } from "@pixelproof/jobs";

/**
 * The range that a Range header asks of a file of so many bytes (RFC 9110, 14.1.2): undefined where the whole is to be
 * sent (no header, another unit, several ranges, nonsense), "none" where nothing of it is in the file.
 */
export function byteRange(header: string | undefined, bytes: number): ByteRange | "none" | undefined {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header ?? "") ?? [];
  if (first === undefined || last === undefined || (first === "" && last === "")) return undefined;
  if (first === "") {
    const count = Math.min(Number(last), bytes);
    return count === 0 ? "none" : { start: bytes - count, end: bytes - 1 };
  }
  const start = Number(first);
  if (last !== "" && Number(last) < start) return undefined;
  if (start >= bytes) return "none";
  return { start, end: last === "" ? bytes - 1 : Math.min(Number(last), bytes - 1) };
}
