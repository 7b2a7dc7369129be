import { listedAs } from "./group.ts";
import { tagGroup, tagsMatching } from "./tag-group.ts";

export const icc = tagGroup({
  name: "ICC",
  rule: "the profile is the same byte for byte",
  read: (tags) => tagsMatching(tags, /^ICC_Profile:ICC_Profile$/),
  explains: listedAs("icc"),
});
