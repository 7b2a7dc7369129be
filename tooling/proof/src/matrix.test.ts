import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hasCommand, withData } from "@pixelproof/tooling-data";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isSilent } from "./cell.ts";
import { groups } from "./groups/index.ts";
import { runMatrix, type Finding } from "./matrix.ts";
import { makePictures } from "./pictures/made-pictures.ts";
import { kinds, targets } from "./pictures/picture.ts";
import { smallPictures } from "./pictures/real-pictures.ts";
import { pixelproof } from "./programs/pixelproof.ts";

const skip = !withData || !hasCommand("exiftool", "-ver");

describe.skipIf(skip)("judged by ExifTool on real files (skipped without them)", () => {
  let findings: readonly Finding[] = [];
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "pixelproof-proof-"));
    await using program = pixelproof();
    findings = await runMatrix([program], [...smallPictures, ...(await makePictures(folder))], join(folder, "written"));
  }, 120_000);

  afterAll(() => rm(folder, { recursive: true, force: true }));

  describe.each(kinds)("from %s", (kind) => {
    test.each(targets)("to %s every group is kept, or listed with its reason", (target) => {
      const cells = findings.filter((one) => one.picture.kind === kind && one.target === target);
      expect(cells.length).toBeGreaterThan(0);
      const silent = cells.filter(({ verdict }) => isSilent(verdict));
      expect(silent.map(({ picture, group, verdict, differing }) => [picture.name, group, verdict, differing])).toEqual(
        [],
      );
    });
  });

  test("every group occurs in a source, so that no row of the matrix is empty", () => {
    expect(new Set(findings.map(({ group }) => group))).toEqual(new Set(groups.map(({ name }) => name)));
  });

  test("no source is refused", () => {
    expect(findings.filter(({ verdict }) => verdict === "refused")).toEqual([]);
  });
});
