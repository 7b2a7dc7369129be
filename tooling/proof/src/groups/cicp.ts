import type { Tags } from "../exiftool.ts";
import { listedAs } from "./group.ts";
import { tagGroup, type Values } from "./tag-group.ts";

/** Code points of sRGB and of "unspecified" (ITU-T H.273), which say no more than no tag at all. */
const plain: readonly unknown[][] = [
  [1, 13],
  [2, 2],
];

export const cicp = tagGroup({
  name: "cICP",
  rule: "colour primaries and transfer function are the same in PNG's cICP chunk or AVIF's colr box; the matrix is the container's own, sRGB counts as nothing said",
  read: codePoints,
  explains: listedAs("cicp"),
});

function codePoints(tags: Tags): Values {
  for (const place of ["PNG:PNG-cICP", "QuickTime"]) {
    const [primaries, transfer] = [tags[`${place}:ColorPrimaries`], tags[`${place}:TransferCharacteristics`]];
    if (primaries === undefined || plain.some(([p, t]) => p === primaries && t === transfer)) continue;
    return new Map([
      ["primaries", primaries],
      ["transfer", transfer],
    ]);
  }
  return new Map();
}
