import type { Metadata } from "@pixelproof/core";
import { openExif, type Field } from "../../exif/ifd.ts";
import { hasThumbnail, removeThumbnail } from "../../exif/thumbnail.ts";
import { changed, lost } from "../../result.ts";
import { listed, unchanged, type Converted } from "../converted.ts";
import { pointedKind, readDirectories, type Directory } from "../exif/directories.ts";
import { eraseFields } from "../exif/erase-fields.ts";
import { isForeign, tagFacts } from "../exif/tags.ts";
import { leftOut, unreadable } from "./left-out.ts";
import type { Keeps } from "./policy.ts";

/**
 * EXIF with the tags of topics that stay. Tags are taken out where they stand and nothing that stays moves, so that
 * maker notes remain readable. A thumbnail with EXIF of its own goes with whatever else goes.
 */
export function keepExif(metadata: Metadata, keeps: Keeps): Converted {
  const { exif: given, ...rest } = metadata;
  if (given === undefined) return unchanged(metadata);
  const withoutThumbnail = hasThumbnail(given) && !(keeps("thumbnail") && isPlain(given));
  const block = withoutThumbnail ? removeThumbnail(given) : new Uint8Array(given);
  const exif = openExif(block);
  const directories = exif && readDirectories(exif);
  if (exif === undefined || directories === undefined) return { metadata: rest, losses: [lost("exif", unreadable)] };

  const stays = ({ kind }: Directory, { tag }: Field): boolean => {
    const { topic } = tagFacts(kind, tag);
    return !isForeign(tag) && (topic === "form" || keeps(topic));
  };
  const gone = directories.flatMap((directory) =>
    directory.fields
      .filter((field) => !stays(directory, field) && pointedKind(field.tag) === undefined)
      .map(({ tag }) => tagFacts(directory.kind, tag).name),
  );
  if (gone.length === 0 && !withoutThumbnail) return unchanged(metadata);
  const reason = leftOut(listed([...(withoutThumbnail ? ["the thumbnail"] : []), ...gone]));
  const isEmpty = !directories.some((directory) =>
    directory.fields.some((field) => stays(directory, field) && saysAnything(directory, field)),
  );
  if (isEmpty) return { metadata: rest, losses: [lost("exif", reason)] };
  eraseFields(exif, directories, stays);
  return { metadata: { ...rest, exif: block }, losses: [changed("exif", reason)] };
}

const isPlain = (block: Uint8Array): boolean =>
  !Buffer.from(block.buffer, block.byteOffset, block.byteLength).includes("Exif\0\0", 0, "latin1");

function saysAnything({ kind }: Directory, { tag }: Field): boolean {
  const { topic } = tagFacts(kind, tag);
  return topic !== "form" && topic !== "density";
}
