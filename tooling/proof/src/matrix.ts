import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { judge, type Verdict } from "./cell.ts";
import { readTags, type Tags } from "./exiftool.ts";
import { groups, type Group, type Inspected } from "./groups/index.ts";
import { targets, type Picture, type Target } from "./pictures/picture.ts";
import type { Program, Saved } from "./programs/program.ts";

/** One group of one picture after one program wrote it in one format. */
export interface Finding {
  readonly program: string;
  readonly picture: Picture;
  readonly target: Target;
  readonly group: string;
  readonly verdict: Verdict;
  /** What is no longer as it was. */
  readonly differing: readonly string[];
  /** Why, in the program's own words. */
  readonly reasons: readonly string[];
}

interface Job {
  readonly program: Program;
  readonly picture: Picture;
  readonly target: Target;
  readonly saved: Saved;
  readonly path: string;
}

/** Has every program write every picture in every format, into `folder`, and judges each group of each file. */
export async function runMatrix(
  programs: readonly Program[],
  pictures: readonly Picture[],
  folder: string,
): Promise<Finding[]> {
  await mkdir(folder, { recursive: true });
  const jobs: Job[] = [];
  for (const program of programs) {
    for (const picture of pictures) {
      for (const target of targets) {
        const path = join(folder, `${jobs.length}.${target}`);
        const saved = await program.save(picture, target);
        if ("bytes" in saved) await writeFile(path, saved.bytes);
        jobs.push({ program, picture, target, saved, path });
      }
    }
  }
  const written = jobs.filter(({ saved }) => "bytes" in saved).map(({ path }) => path);
  const tags = await readTags([...pictures.map(({ path }) => path), ...written], folder);

  const carried = new Map<Picture, readonly Group[]>();
  for (const picture of pictures) carried.set(picture, await groupsIn(inspected(picture.path, tags)));
  const findings: Finding[] = [];
  for (const job of jobs) findings.push(...(await findingsOf(job, carried.get(job.picture) ?? [], tags)));
  return findings;
}

async function groupsIn(source: Inspected): Promise<Group[]> {
  const present = await Promise.all(groups.map((group) => group.isIn(source)));
  return groups.filter((_, i) => present[i]);
}

async function findingsOf(
  { program, picture, target, saved, path }: Job,
  carried: readonly Group[],
  tags: ReadonlyMap<string, Tags>,
): Promise<Finding[]> {
  const finding = (group: Group, found: Pick<Finding, "verdict" | "differing" | "reasons">): Finding => {
    return { program: program.name, picture, target, group: group.name, ...found };
  };
  if ("refused" in saved) {
    return carried.map((group) => finding(group, { verdict: "refused", differing: [], reasons: [saved.refused] }));
  }
  const [before, after] = [inspected(picture.path, tags), inspected(path, tags)];
  return Promise.all(
    carried.map(async (group) => {
      const outcome = await group.compare(before, after);
      return finding(group, { ...judge(group, outcome, saved.losses), differing: outcome.differing });
    }),
  );
}

function inspected(path: string, tags: ReadonlyMap<string, Tags>): Inspected {
  return { path, tags: tags.get(path) ?? {} };
}
