import { execFile } from "node:child_process";
import { glob, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, expect, test } from "vitest";
import { codeBlocks, type CodeBlock } from "./code-blocks.ts";
import { createReader } from "./reader.ts";

const execute = promisify(execFile);
const root = join(import.meta.dirname, "../../..");
const reader = await createReader();
afterAll(() => rm(reader, { recursive: true }));

const blocks: CodeBlock[] = [];
for await (const file of glob(["README.md", "{packages,apps}/*/README.md", "docs/*.md"], { cwd: root })) {
  blocks.push(...codeBlocks(file, await readFile(join(root, file), "utf8"), "ts"));
}
const files = blocks.map((block, i) => ({ ...block, file: `block-${i}.ts` }));
for (const { file, code } of files) await writeFile(join(reader, file), code);

/** Needs the network, which a test has not. */
const downloads = ({ code }: CodeBlock): boolean => code.includes("download: true");

test("what is shown type-checks", async () => {
  const options = {
    types: ["node"],
    noUnusedLocals: false,
    noUnusedParameters: false,
    allowImportingTsExtensions: true,
  };
  const extended = join(root, "tsconfig.json");
  const config = { extends: extended, compilerOptions: options, include: ["*.ts"] };
  await writeFile(join(reader, "tsconfig.json"), JSON.stringify(config));
  const { stdout } = await execute(join(root, "node_modules/.bin/tsc"), [], { cwd: reader }).catch(
    (error: { stdout: string }) => error,
  );
  const named = files.reduce((text, { file, place }) => text.replaceAll(`${file}(`, `${place} (`), stdout);
  expect(named).toBe("");
});

test.for(files)("what $place shows runs", async (block, { skip }) => {
  skip(downloads(block), "it downloads weights");
  const { file, code } = block;
  // A runner of tests above must not be taken for a parent by what is run.
  const { NODE_TEST_CONTEXT: _, NODE_OPTIONS: __, VITEST: ___, ...env } = process.env;
  const args = ["--conditions=@pixelproof/source", "--disable-warning=ExperimentalWarning", file];
  const { stdout } = await execute(process.execPath, args, { cwd: reader, env });
  // Numbers and truths that a comment behind a call says it prints.
  const promised = Array.from(
    code.matchAll(/^console\.log\(.*\); \/\/ (?<said>[^:\n]+)/gm),
    ({ groups }) => groups?.said,
  );
  const words = promised.flatMap((said) => said?.match(/\b(?:\d+(?:\.\d+)?|true|false)\b/g) ?? []);
  for (const word of words) expect(stdout).toContain(word);
});
