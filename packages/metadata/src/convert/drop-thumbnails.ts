import type { Loss, Metadata } from "@pixelproof/core";
import { hasThumbnail, removeThumbnail } from "../exif/thumbnail.ts";
import { changed } from "../result.ts";
import type { Converted } from "./converted.ts";
import { isNamed } from "./xmp/packet.ts";
import { removeProperties } from "./xmp/remove-properties.ts";

/** Metadata without the thumbnails of EXIF and XMP (xmp:Thumbnails), which show a picture that is no longer there. */
export function dropThumbnails(metadata: Metadata): Converted {
  const { exif, xmp } = metadata;
  const losses: Loss[] = [];
  let result = metadata;
  if (exif && hasThumbnail(exif)) {
    result = { ...result, exif: removeThumbnail(exif) };
    losses.push(changed("exif", "the thumbnail showed the picture before it was resized and was removed"));
  }
  const removal = xmp && removeProperties(xmp, ([name]) => isNamed(name, "xmp", "Thumbnails"));
  if (removal && removal.removed.length > 0) {
    result = { ...result, xmp: removal.xmp };
    losses.push(changed("xmp", "xmp:Thumbnails showed the picture before it was resized and was removed"));
  }
  return { metadata: result, losses };
}
