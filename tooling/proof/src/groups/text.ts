import { listedAs } from "./group.ts";
import { tagGroup, tagsMatching } from "./tag-group.ts";

/** What ExifTool reads from chunks of a PNG that hold no text. */
const header =
  /^(Image(Width|Height|Offset)|BitDepth|ColorType|Compression|Filter|Interlace|Palette(Histogram)?|SuggestedPalette|Transparency|BackgroundColor|Gamma|(WhitePoint|Red|Green|Blue)[XY]|SRGBRendering|ProfileName|SignificantBits|ModifyDate)$/;

export const text = tagGroup({
  name: "text",
  rule: "every PNG text, or JPEG comment, has the same value under the same keyword; text mapped to XMP counts as listed",
  read: (tags) =>
    new Map([
      ...tagsMatching(tags, /^PNG:[^:]+$/, (name) => !header.test(name)),
      ...tagsMatching(tags, /^File:Comment$/),
    ]),
  explains: listedAs("text"),
});
