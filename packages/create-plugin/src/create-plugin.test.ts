import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, describe, expect, test } from "vitest";
import { createPlugin } from "./create-plugin.ts";
import { linkDependencies } from "./links.fixture.ts";
import { kinds, planPlugin } from "./plan.ts";

const execute = promisify(execFile);
const root = await mkdtemp(join(tmpdir(), "pixelproof-create-"));
const programs = join(import.meta.dirname, "../node_modules/.bin");
afterAll(() => rm(root, { recursive: true }));

/** Runs a program in a folder and gives what it said; throws with it where it fails. */
async function run(cwd: string, program: string, ...args: string[]): Promise<string> {
  // The runner of this test must not be taken for a parent by node:test.
  const { NODE_TEST_CONTEXT: _, NODE_OPTIONS: __, ...env } = process.env;
  const failed = (error: { stdout: string; stderr: string }): { stdout: string } => {
    throw new Error(`${error.stdout}${error.stderr}`);
  };
  return (await execute(program, args, { cwd, env }).catch(failed)).stdout;
}

const cases = kinds.flatMap((kind) => [false, true].map((javascript) => ({ kind, javascript })));

describe.each(cases)("a new $kind (JavaScript: $javascript)", async ({ kind, javascript }) => {
  const folder = join(root, `${kind}-${javascript}`);
  await createPlugin(planPlugin({ kind, name: "brand-new", javascript }), folder);
  await linkDependencies(folder);

  test("passes the conformance checks under its own name", async () => {
    const pattern = `src/*.test.${javascript ? "js" : "ts"}`;
    const said = await run(folder, process.execPath, "--conditions=@pixelproof/source", "--test", pattern);
    expect(said).toMatch(/brand-new: /);
    expect(said).toMatch(/fail 0/);
  });

  test("type-checks, builds and has no lint", async () => {
    const ofSources = ["--customConditions", "@pixelproof/source", "--allowImportingTsExtensions"];
    await run(folder, join(programs, "tsc"), ...ofSources);
    await run(folder, join(programs, "oxlint"), "--deny-warnings");
    const manifest = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
    expect(manifest.keywords).toContain("pixelproof-plugin");
    expect(manifest.peerDependencies).toHaveProperty("@pixelproof/core");
  });
});

test("a folder that holds files is left alone", async () => {
  const plan = planPlugin({ kind: "metric", name: "twice" });
  await createPlugin(plan, join(root, "twice"));
  await expect(createPlugin(plan, join(root, "twice"))).rejects.toThrow(
    expect.objectContaining({ code: "OUTPUT_UNWRITABLE" }),
  );
});
