// Uploads pictures of 2 megapixels from many clients at once to a service with two workers, and sets it against the CLI's batch
// on the same pictures. usage: load.ts [PICTURES] [CLIENTS]
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { promisify } from "node:util";
import { scene } from "@pixelproof/testkit";
import { z } from "zod";
import { command, writePng } from "../src/command-line.fixture.ts";
import { jobViewSchema } from "../src/service/http/views.ts";

const [pictures = "300", clients = "50"] = process.argv.slice(2);
const folder = await mkdtemp(join(tmpdir(), "pixelproof-load-"));
await mkdir(join(folder, "pictures"));
const files = Array.from({ length: Number(pictures) }, (_, i) => join(folder, "pictures", `${i}.png`));
for (const [i, file] of files.entries())
  await writePng(file, scene({ width: 1632, height: 1224, sourceDepth: 8 }, i % 7));

const since = performance.now();
const batch = command(["enhance", "pictures", "--out", "out", "--concurrency", "2"]);
await promisify(execFile)(process.execPath, batch, { cwd: folder, maxBuffer: 2 ** 26 });
const batchSeconds = (performance.now() - since) / 1000;

const child = spawn(process.execPath, command(["serve", "--port", "0", "--workers", "2"]), {
  cwd: folder,
  stdio: ["ignore", "pipe", "ignore"],
});
const [line] = await once(child.stdout, "data");
const url = /http:\S+/.exec(String(line))?.[0] ?? "";
const started = performance.now();
const statuses = new Map<number, number>();
const ids: string[] = [];
const queue = files.values();
let peak = 0;
const client = async (): Promise<void> => {
  for (const file of queue) {
    const body = new FormData();
    body.set("file", new Blob([await readFile(file)]), "a.png");
    const response = await fetch(`${url}/jobs`, { method: "POST", body });
    statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
    if (response.status === 202) ids.push(jobViewSchema.parse(await response.json()).id);
  }
};
const uploading = Promise.all(Array.from({ length: Number(clients) }, client));
const states = new Map<string, number>();
for (let open = 1; open > 0;) {
  const status = await readFile(`/proc/${child.pid}/status`, "utf8");
  peak = Math.max(peak, Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024);
  const text = await (await fetch(`${url}/metrics`)).text();
  states.clear();
  for (const [, state, count] of text.matchAll(/pixelproof_jobs\{state="(\w+)"\} (\d+)/g))
    states.set(state, Number(count));
  open = Number(pictures) - (states.get("succeeded") ?? 0) - (states.get("failed") ?? 0);
  await setTimeout(250);
}
await uploading;
const serviceSeconds = (performance.now() - started) / 1000;
child.kill("SIGTERM");
await once(child, "exit");
await rm(folder, { recursive: true });

const count = z.coerce.number().parse(pictures);
console.log(
  `answers ${JSON.stringify(Object.fromEntries(statuses))}, jobs ${JSON.stringify(Object.fromEntries(states))}`,
);
console.log(`memory of the serving process at most ${(peak / 1e6).toFixed(0)} MB`);
console.log(
  `batch ${(count / batchSeconds).toFixed(2)} pictures/s, service ${(count / serviceSeconds).toFixed(2)}, ratio ${(batchSeconds / serviceSeconds).toFixed(2)}`,
);
