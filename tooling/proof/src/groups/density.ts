import type { Tags } from "../exiftool.ts";
import { changed, kept, lost, type Group } from "./group.ts";

type PerInch = readonly [number, number];

export const density: Group = {
  name: "density",
  rule: "the saved file states, to a tenth of a pixel an inch, a density that the source states; the container's word counts before EXIF's",
  isIn: async ({ tags }) => stated(tags).length > 0,
  compare: async (source, saved) => {
    const [found] = stated(saved.tags);
    if (found === undefined) return lost("density");
    return stated(source.tags).some((given) => near(given, found)) ? kept : changed("density");
  },
  explains: ({ group, kind, reason }) =>
    group === "density" || (group === "exif" && (kind === "lost" || reason.includes("Resolution"))),
};

/** Densities of a file, the container's own first. */
function stated(tags: Tags): PerInch[] {
  const pixelsPerMetre = tags["PNG:PNG-pHYs:PixelUnits"] === 1 ? 0.0254 : undefined;
  return [
    pair(tags, "PNG:PNG-pHYs:PixelsPerUnit?", pixelsPerMetre),
    pair(tags, "JFIF:?Resolution", inches(tags["JFIF:ResolutionUnit"], 1)),
    pair(tags, "EXIF:IFD0:?Resolution", inches(tags["EXIF:IFD0:ResolutionUnit"], 2)),
  ].filter((density) => density !== undefined);
}

/** Inches in the unit, where `inch` is the code of the inch and the next that of the centimetre. */
function inches(code: unknown, inch: number): number | undefined {
  if (code === inch) return 1;
  return code === inch + 1 ? 2.54 : undefined;
}

function pair(tags: Tags, name: string, unit: number | undefined): PerInch | undefined {
  const [x, y] = [Number(tags[name.replace("?", "X")]), Number(tags[name.replace("?", "Y")])];
  return unit !== undefined && x > 0 && y > 0 ? [x * unit, y * unit] : undefined;
}

const near = (a: PerInch, b: PerInch): boolean => a.every((value, i) => Math.abs(value - b[i]) <= 0.1);
