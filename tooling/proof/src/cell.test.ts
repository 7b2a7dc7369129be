import { describe, expect, test } from "vitest";
import { judge, worst } from "./cell.ts";
import { exif, gps } from "./groups/exif.ts";
import { iptc } from "./groups/iptc.ts";
import type { Listed } from "./groups/index.ts";
import type { Tags } from "./exiftool.ts";

const before: Tags = { "EXIF:IFD0:Artist": "A. Photographer", "EXIF:IFD0:Make": "Nikon", "EXIF:GPS:GPSLatitude": 43.5 };
const inPlace: Listed = { group: "exif", kind: "changed", reason: "changed: ExifImageWidth, ExifImageHeight" };
const file = (tags: Tags): { path: string; tags: Tags } => ({ path: "", tags });

describe("a verdict", () => {
  test("is kept where all values are there, whatever else was added", async () => {
    const outcome = await exif.compare(file(before), file({ ...before, "EXIF:IFD0:Software": "new" }));
    expect(judge(exif, outcome, [])).toEqual({ verdict: "kept", reasons: [] });
  });

  test("is not excused by a loss that speaks of other tags", async () => {
    const outcome = await exif.compare(file(before), file({ "EXIF:IFD0:Make": "Nikon" }));
    expect(outcome).toEqual({ state: "changed", differing: ["Artist"] });
    expect(judge(exif, outcome, [inPlace]).verdict).toBe("silently changed");
    const named: Listed = { ...inPlace, reason: "not there: Artist" };
    expect(judge(exif, outcome, [inPlace, named])).toEqual({ verdict: "listed", reasons: ["not there: Artist"] });
  });

  test("on GPS follows from EXIF listed as lost, not from EXIF listed as changed", async () => {
    const outcome = await gps.compare(file(before), file({}));
    expect(judge(gps, outcome, [inPlace]).verdict).toBe("silently lost");
    expect(judge(gps, outcome, [{ group: "exif", kind: "lost", reason: "no place for it" }]).verdict).toBe("listed");
  });

  test("on IPTC is not excused by a loss of another group", async () => {
    const outcome = await iptc.compare(file({ "IPTC:Credit": "AP" }), file({ "XMP:XMP-photoshop:Credit": "AP" }));
    expect(judge(iptc, outcome, [{ group: "xmp", kind: "lost", reason: "no place for it" }]).verdict).toBe(
      "silently lost",
    );
  });
});

test("a cell is as good as its worst picture", () => {
  expect(worst(["kept", "listed", "kept"])).toBe("listed");
  expect(worst(["listed", "silently lost", "refused"])).toBe("silently lost");
  expect(worst([])).toBe("absent");
});
