import type { Tags } from "../exiftool.ts";
import { meanDifference } from "../pixels/difference.ts";
import { thumbnailOf } from "../pixels/thumbnail.ts";
import { changed, kept, listedAs, lost, type Group } from "./group.ts";

/** Mean difference of two thumbnails, in 8-bit levels, that JPEG compression alone makes. */
const jpegError = 3;

export const gainMap: Group = {
  name: "gain map",
  rule: "the second picture (MPF) is there, shows the same, and has its HDR metadata",
  isIn: async ({ tags }) => describesGain(secondPicture(tags)),
  compare: async (source, saved) => {
    const [was, is] = [secondPicture(source.tags), secondPicture(saved.tags)];
    if (was === undefined || is === undefined) return lost("gain map");
    if (was.equals(is)) return kept;
    const [before, after] = await Promise.all([thumbnailOf(was), thumbnailOf(is)]);
    const isSame = describesGain(is) && meanDifference(before.data, after.data) <= jpegError;
    return isSame ? kept : changed("gain map");
  },
  explains: listedAs("attachments"),
};

function secondPicture(tags: Tags): Buffer | undefined {
  const value = tags["MPF:MPImage2:MPImage2"];
  return typeof value === "string" && value.startsWith("base64:") ? Buffer.from(value.slice(7), "base64") : undefined;
}

/** Whether its XMP speaks of a gain map: Adobe's and Google's namespace, or Apple's. */
function describesGain(picture: Buffer | undefined): boolean {
  return picture !== undefined && ["hdr-gain-map", "HDRGainMap"].some((name) => picture.includes(name, 0, "latin1"));
}
