import { listedAs } from "./group.ts";
import { tagGroup, tagsMatching } from "./tag-group.ts";

export const iptc = tagGroup({
  name: "IPTC",
  rule: "every data set has the same value as IPTC-IIM; fields mapped to XMP count as listed",
  read: (tags) => tagsMatching(tags, /^IPTC:/, (name) => name !== "IPTC"),
  explains: listedAs("iptc"),
});
