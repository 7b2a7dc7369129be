import { glob, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { collectTemplate } from "./collect.ts";
import { templateFolder } from "./template.ts";

const folder = await mkdtemp(join(tmpdir(), "pixelproof-template-"));
afterAll(() => rm(folder, { recursive: true }));

async function textsIn(root: string): Promise<Record<string, string>> {
  const texts: Record<string, string> = {};
  for await (const file of glob("**/*.*", { cwd: root })) texts[file] = await readFile(join(root, file), "utf8");
  return texts;
}

test("the template is what the example plugins are now; else run pnpm --filter @pixelproof/create-plugin template", async () => {
  await collectTemplate(folder);
  expect(await textsIn(templateFolder)).toEqual(await textsIn(folder));
});
