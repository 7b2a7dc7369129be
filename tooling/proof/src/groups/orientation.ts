import type { Tags } from "../exiftool.ts";
import { meanDifference } from "../pixels/difference.ts";
import { thumbnailOf, turns } from "../pixels/thumbnail.ts";
import { changed, kept, lost, type Group } from "./group.ts";

export const orientation: Group = {
  name: "orientation",
  rule: "a viewer that follows the tag shows the picture as before (of its eight turns the upright one is nearest), and EXIF and XMP say the same",
  isIn: async ({ tags }) => stated(tags).some((value) => value !== 1),
  compare: async (source, saved) => {
    const [was, is] = await Promise.all([thumbnailOf(source.path), thumbnailOf(saved.path)]);
    if (is.data.length !== was.data.length) return lost("layout");
    const [upright, ...turned] = turns(was).map((view) => meanDifference(view, is.data));
    if (turned.some((difference) => difference <= upright)) return lost("turned");
    return new Set(stated(saved.tags)).size <= 1 ? kept : changed("EXIF and XMP disagree");
  },
  // A picture that lies on its side is no loss to be listed.
  explains: () => false,
};

/** Orientations by EXIF and XMP; those of an AVIF do not count (MIAF, 7.3.9). */
function stated(tags: Tags): unknown[] {
  if (tags["File:FileType"] === "AVIF") return [];
  return [tags["EXIF:IFD0:Orientation"], tags["XMP:XMP-tiff:Orientation"]].filter((value) => value !== undefined);
}
