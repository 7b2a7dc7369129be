import { execFile, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, test } from "vitest";
import { command, runIn } from "../command-line.fixture.ts";
import { ended, form, picture, upload } from "./service.fixture.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "pixelproof-serve-"));
});
afterEach(() => rm(folder, { recursive: true }));

/** `pixelproof serve` at a free port, when it listens. */
async function serve(env: Record<string, string> = {}): Promise<{ url: string; child: ChildProcess }> {
  const args = command(["serve", "--port", "0", "--workers", "1"]);
  const child = spawn(process.execPath, args, {
    cwd: folder,
    env: { PATH: process.env["PATH"], ...env },
    stdio: ["ignore", "pipe", "ignore"],
  });
  const [line] = await once(child.stdout, "data");
  const url = /http:\S+/.exec(String(line))?.[0];
  if (url === undefined) throw new Error(String(line));
  return { url, child };
}

async function stop(child: ChildProcess): Promise<number | null> {
  child.kill("SIGTERM");
  const [code] = await once(child, "exit");
  return code;
}

test("SIGTERM in the middle of the work loses nothing: it ends, or goes on at the next start", async () => {
  const first = await serve();
  const jobs = [];
  for (const seed of [1, 2, 3]) jobs.push(await upload(first.url, form(await picture(seed))));
  expect(await stop(first.child)).toBe(0);
  const second = await serve();
  for (const { id } of jobs) expect(await ended(second.url, id)).toMatchObject({ state: "succeeded", attempt: 0 });
  expect(await stop(second.child)).toBe(0);
});

test("the README's lines for curl work as printed", async () => {
  const readme = await readFile(new URL("../../README.md", import.meta.url), "utf8");
  const [, lines = ""] = /```sh\nnpx pixelproof serve\n```[^]*?```sh\n([^]*?)```/.exec(readme) ?? [];
  expect(lines).toContain("curl");
  await writeFile(join(folder, "photo.png"), await picture());
  const { url, child } = await serve({ QUALITY_TARGET_BYTES: "0", QUALITY_MIN_WIDTH: "60", QUALITY_MIN_HEIGHT: "60" });
  const script = lines.replaceAll("http://127.0.0.1:8080", url);
  const { stdout } = await promisify(execFile)("bash", ["-euo", "pipefail", "-c", script], { cwd: folder });
  expect(stdout).toContain("event: succeeded");
  expect(stdout).toContain('"name":"quality.json"');
  expect((await readFile(join(folder, "source_enhanced.png"))).subarray(1, 4).toString()).toBe("PNG");
  expect(await readFile(join(folder, "report.html"), "utf8")).toContain("<!doctype html>");
  expect(await (await fetch(`${url}/jobs`)).json()).toEqual({ jobs: [], next: null });
  expect(await stop(child)).toBe(0);
});

test("a service that others can reach asks for tokens, and a data folder that is in use is refused, both as wrong usage", async () => {
  const open = await runIn(folder, ["serve", "--host", "0.0.0.0", "--port", "0"], {});
  expect([open.code, open.stderr]).toEqual([2, expect.stringContaining("USAGE: Expected tokens in PIXELPROOF_TOKENS")]);
  const { child } = await serve();
  const second = await runIn(folder, ["serve", "--port", "0"], {});
  expect([second.code, second.stderr]).toEqual([2, expect.stringContaining("DATA_FOLDER_LOCKED")]);
  await stop(child);
  const worker = await runIn(folder, ["worker"], {});
  expect([worker.code, worker.stderr]).toEqual([2, expect.stringContaining("Expected DATABASE_URL")]);
});
