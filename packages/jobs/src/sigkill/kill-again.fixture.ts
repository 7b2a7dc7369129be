import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { JobEngine } from "../engine.ts";
import type { FileStore } from "../storage/file-store.ts";
import { jobIds } from "./job-ids.fixture.ts";

const service = fileURLToPath(new URL("service.fixture.ts", import.meta.url));

/** Starts a service on a folder, or on a database too. */
export const startService = (folder: string, count: number, url?: string): ChildProcess => {
  const args = [service, folder, String(count), ...(url === undefined ? [] : [url])];
  return spawn(process.execPath, ["--conditions=@pixelproof/source", ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });
};

/** Starts a service again and again and kills it each time after 0 to `longest` ms, as `random` (0..1) says. */
export async function killAgain(
  folder: string,
  jobs: number,
  times: number,
  longest: number,
  random: () => number,
): Promise<void> {
  for (let i = 0; i < times; i++) {
    const running = startService(folder, jobs);
    const exit = once(running, "exit");
    await Promise.race([exit, setTimeout(random() * longest)]);
    running.kill("SIGKILL");
    await exit;
  }
  const last = startService(folder, jobs);
  const [code] = await once(last, "exit");
  if (code !== 0) throw new Error(`the last service ended with ${code}`);
}

/** What is wrong with the results of a service's jobs: each has to have succeeded, with one whole file of its own. */
export async function faultsOf(engine: JobEngine, files: FileStore, count: number): Promise<string[]> {
  const faults: string[] = [];
  for (const id of jobIds(count)) {
    const job = await engine.get(id);
    const [file] = job?.result?.files ?? [];
    if (job?.state !== "succeeded" || job.result?.files.length !== 1) faults.push(`${id} ${job?.state}`);
    else if ((await text(await files.read(file.key))) !== JSON.stringify({ name: id })) faults.push(`${id} wrong file`);
  }
  return faults;
}
