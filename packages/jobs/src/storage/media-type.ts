import { extname } from "node:path";

const types: Readonly<Record<string, string>> = {
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".webp": "image/webp",
  ".avif": "image/avif",
  ".tiff": "image/tiff",
  ".tif": "image/tiff",
  ".json": "application/json",
  ".html": "text/html; charset=utf-8",
};

/** The media type of a result by its name; bytes that nobody interprets where the name says nothing. */
export const mediaType = (name: string): string => types[extname(name).toLowerCase()] ?? "application/octet-stream";
