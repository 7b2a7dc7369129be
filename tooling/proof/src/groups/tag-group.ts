import { isDeepStrictEqual } from "node:util";
import type { Tags } from "../exiftool.ts";
import { changed, kept, lost, type Group } from "./group.ts";

/** Values of one group by a name that is the same in every format. */
export type Values = ReadonlyMap<string, unknown>;

/** A group that is kept when every value ExifTool reads from the source stands in the saved file too. */
export function tagGroup(
  parts: Pick<Group, "name" | "rule" | "explains"> & { readonly read: (tags: Tags) => Values },
): Group {
  const { read, ...group } = parts;
  return {
    ...group,
    isIn: async ({ tags }) => read(tags).size > 0,
    compare: async (source, saved) => {
      const [was, is] = [read(source.tags), read(saved.tags)];
      const differing = [...was].filter(([name, value]) => !isDeepStrictEqual(value, is.get(name)));
      if (differing.length === 0) return kept;
      const names = differing.map(([name]) => name);
      return [...was.keys()].some((name) => is.has(name)) ? changed(...names) : lost(...names);
    },
  };
}

/** The tags whose full name fits, without what stands before the last colon; of those, the names that `wanted` takes. */
export function tagsMatching(tags: Tags, pattern: RegExp, wanted: (name: string) => boolean = () => true): Values {
  const found = Object.entries(tags)
    .filter(([name]) => pattern.test(name))
    .map(([name, value]) => [name.slice(name.lastIndexOf(":") + 1), value] as const);
  return new Map(found.filter(([name]) => wanted(name)));
}
