/** The formats that the service accepts, told by their first bytes; what a file is called says nothing. */
export type SniffedFormat = "png" | "jpeg" | "webp" | "tiff" | "avif" | "gif";

/** How many bytes `sniff` wants to see. */
export const sniffBytes = 16;

/** The format of a file by its first bytes; undefined for everything that is not on the list. */
export function sniff(head: Uint8Array): SniffedFormat | undefined {
  const text = Buffer.from(head).toString("latin1");
  if (text.startsWith("\x89PNG\r\n\x1a\n")) return "png";
  if (text.startsWith("\xff\xd8\xff")) return "jpeg";
  if (text.startsWith("RIFF") && text.startsWith("WEBP", 8)) return "webp";
  if (text.startsWith("II*\0") || text.startsWith("MM\0*")) return "tiff";
  if (text.startsWith("ftypavif", 4) || text.startsWith("ftypavis", 4)) return "avif";
  if (text.startsWith("GIF87a") || text.startsWith("GIF89a")) return "gif";
  return undefined;
}
