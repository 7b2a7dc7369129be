/**
 * What a piece of metadata is about, across EXIF, XMP, IPTC and text. `colour` (profile, cICP, gamma, HDR gain map) and
 * `density` decide how the picture looks on screen and in print.
 */
export const topics = [
  "copyright",
  "gps",
  "place",
  "camera",
  "time",
  "description",
  "software",
  "thumbnail",
  "colour",
  "density",
  "other",
] as const;

export type Topic = (typeof topics)[number];

/** A topic to keep, or with "!" one to leave out. */
export type KeepTerm = Topic | `!${Topic}`;

/**
 * Which topics stay: all, none, or a list. A list of "!" terms alone keeps everything else; a list with plain terms keeps
 * those. `colour` and `density` stay in any case unless they stand in the list with "!".
 */
export type KeepPolicy = "all" | "none" | readonly KeepTerm[];

/** Tells whether a topic stays. */
export type Keeps = (topic: Topic) => boolean;

const appearance: ReadonlySet<Topic> = new Set(["colour", "density"]);

/** The policy as a predicate. */
export function keepsOf(policy: KeepPolicy): Keeps {
  if (policy === "all") return () => true;
  const terms = new Set<KeepTerm>(policy === "none" ? [] : policy);
  const onlyExclusions = terms.size > 0 && [...terms].every((term) => term.startsWith("!"));
  return (topic) => !terms.has(`!${topic}`) && (onlyExclusions || terms.has(topic) || appearance.has(topic));
}
