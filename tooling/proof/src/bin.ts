// What each program keeps of a picture, from format to format: `npx -y pnpm@12 proof [--json]`.
import { execFileSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { PixelproofError } from "@pixelproof/core";
import { withData } from "@pixelproof/tooling-data";
import { isSilent } from "./cell.ts";
import { kindTable, preservationDocument, summaryTable } from "./document.ts";
import { runMatrix } from "./matrix.ts";
import { makePictures } from "./pictures/made-pictures.ts";
import { kinds } from "./pictures/picture.ts";
import { largePictures, smallPictures } from "./pictures/real-pictures.ts";
import { imagemagick } from "./programs/imagemagick.ts";
import { pixelproof } from "./programs/pixelproof.ts";
import { sharpProgram } from "./programs/sharp.ts";
import { cellsOf } from "./table.ts";

const { values } = parseArgs({ options: { json: { type: "boolean", default: false } } });
if (!withData)
  throw new PixelproofError(
    "INPUT_NOT_FOUND",
    "Expected the folder of test data beside the checkout but there is none",
  );

const folder = await mkdtemp(join(tmpdir(), "pixelproof-proof-"));
try {
  await using ours = pixelproof();
  await using theirs = sharpProgram();
  await using others = await imagemagick();
  const programs = [ours, theirs, others];
  const pictures = [...smallPictures, ...largePictures, ...(await makePictures(folder))].toSorted(
    (a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind),
  );
  const findings = await runMatrix(programs, pictures, join(folder, "written"));
  const exiftool = execFileSync("exiftool", ["-ver"], { encoding: "utf8" }).trim();
  const proof = { programs, pictures, findings, cells: cellsOf(findings), exiftool };
  if (values.json) {
    const { cells } = proof;
    const named = findings.map(({ picture: { kind, name }, ...found }) => ({ kind, picture: name, ...found }));
    console.log(JSON.stringify({ exiftool, cells, findings: named }, undefined, 2));
  } else {
    await writeFile(new URL("../../../docs/preservation.md", import.meta.url), preservationDocument(proof));
    for (const kind of kinds) console.log(`${kindTable(proof, kind)}\n`);
    console.log(summaryTable(proof));
  }
  const faults = findings.filter(({ program, verdict }) => program === ours.name && isSilent(verdict));
  for (const { picture, target, group, verdict, differing } of faults) {
    console.error(`${picture.name} to ${target}: ${group} ${verdict} (${differing.slice(0, 8).join(", ")})`);
  }
  if (faults.length > 0) process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
