import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { afterAll, expect, test } from "vitest";
import { main } from "./main.ts";

const folder = await mkdtemp(join(tmpdir(), "pixelproof-create-main-"));
afterAll(() => rm(folder, { recursive: true }));

/** Runs the command line, a person answering where `answers` are given. */
async function say(args: readonly string[], answers?: readonly string[]): Promise<{ code: number; said: string }> {
  const output = new PassThrough();
  const input = Object.assign(new PassThrough(), { isTTY: answers !== undefined });
  const pending = [...(answers ?? [])];
  const heard: string[] = [];
  output.on("data", (chunk) => {
    heard.push(String(chunk));
    if (String(chunk).endsWith(": ")) input.write(`${pending.shift()}\n`);
  });
  const code = await main(args, folder, { input, output });
  output.end();
  await text(output);
  return { code, said: heard.join("") };
}

const manifestOf = async (name: string) => JSON.parse(await readFile(join(folder, name, "package.json"), "utf8"));

test("flags say it all", async () => {
  const { code, said } = await say(["--kind", "metric", "--name", "my-error", "--package", "@me/my-error"]);
  expect(code).toBe(0);
  expect(said).toContain("cd my-error\n  npm install\n  npm test");
  expect(await manifestOf("my-error")).toMatchObject({ name: "@me/my-error", license: "MIT" });
});

test("what flags leave out is asked for", async () => {
  const { code, said } = await say(["here", "--javascript"], ["resampler", "soft"]);
  expect(code).toBe(0);
  expect(said).toContain("Kind of plugin (codec, detector, metric, resampler, segmenter): ");
  expect(await manifestOf("here")).toMatchObject({ name: "pixelproof-resampler-soft" });
});

test("where nobody can answer, the missing flags are named", async () => {
  const { code, said } = await say([]);
  expect(code).toBe(2);
  expect(said).toContain("--kind resampler --name soft");
});

test.each([
  ["an unknown kind", ["--kind", "cat", "--name", "tom"], "one of codec, detector, metric, resampler, segmenter"],
  ["a name with capitals", ["--kind", "metric", "--name", "Tom"], "lower-case words joined by hyphens"],
  ["an unknown flag", ["--colour"], "--help"],
  ["a package name that npm refuses", ["--kind", "metric", "--name", "a", "--package", "A b"], "a package name of npm"],
])("%s is refused with what was expected", async (_, args, expected) => {
  const { code, said } = await say(args);
  expect(code).toBe(2);
  expect(said).toContain(expected);
});

test("--help lists the flags and writes nothing", async () => {
  expect(await say(["--help"])).toMatchObject({ code: 0, said: expect.stringContaining("--javascript") });
});
