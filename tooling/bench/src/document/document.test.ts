import { expect, test } from "vitest";
import type { Row } from "../row.ts";
import { benchmarksDocument } from "./document.ts";
import { comparisonTable } from "./table.ts";

const measured: Row = {
  name: "ssim",
  ours_ms: 24.1,
  peer: "ssim.js fast",
  peer_ms: 1369,
  ratio: 56.8,
  equal: true,
  goal: 50,
  met: true,
  note: "within 0.001",
};
const skipped: Row = {
  name: "ssim",
  ours_ms: null,
  peer: "ffmpeg",
  peer_ms: null,
  ratio: null,
  equal: null,
  skipped: "ffmpeg is not here: apt-get install ffmpeg",
};

test("a row shows both times, the ratio, the goal and whether it is met; notes are numbered once", () => {
  const lines = comparisonTable([measured, { ...measured, peer: "other", met: false, equal: false }]).split("\n");
  expect(lines[2]).toBe("| ssim | ssim.js fast | 24.1 | 1369 | 56.8 | ≥ 50 | yes | yes | 1 |");
  expect(lines[3]).toBe("| ssim | other | 24.1 | 1369 | 56.8 | ≥ 50 | **no** | **no** | 1 |");
  expect(lines.slice(4)).toEqual(["", "1. within 0.001"]);
});

test("a skipped row says why", () => {
  const text = comparisonTable([skipped]);
  expect(text).toContain("| ssim | ffmpeg |  |  |  |  |  |  | 1 |");
  expect(text).toContain("1. skipped: ffmpeg is not here: apt-get install ffmpeg");
});

test("sizes of files have a column where one was measured", () => {
  const text = comparisonTable([{ ...measured, ours_bytes: 8_300_000, peer_bytes: 10_800_000 }, skipped]);
  expect(text).toContain("| 8.30 / 10.80 | 1 |");
});

test("the document counts the goals, and has machine, versions, families and growth", () => {
  const text = benchmarksDocument({
    families: [
      { family: { title: "SSIM", about: "About it.", comparisons: [] }, rows: [measured, { ...skipped, goal: 2 }] },
    ],
    growth: [{ megapixels: 1, seconds: 0.51, peak_bytes: 250e6, limit_bytes: 318e6, within: true }],
    machine: { processor: "a processor", threads: 2, memory: "24 GiB", system: "a system" },
    peers: [["sharp", "0.35.5"]],
  });
  expect(text).toContain("1 of 2 goals are met.");
  expect(text).toContain("| processor | a processor, 2 threads |");
  expect(text).toContain("| sharp | 0.35.5 |");
  expect(text).toContain("## SSIM\n\nAbout it.");
  expect(text).toContain("| 1 | 0.51 | 250 | 318 | yes |");
});
