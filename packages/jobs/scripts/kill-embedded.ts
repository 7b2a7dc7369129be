// Kills an embedded service at random moments, so many times, and says what became of its jobs.
// usage: kill-embedded.ts [TIMES] [JOBS]
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { folderStore, openEmbeddedEngine } from "@pixelproof/jobs";
import { faultsOf, killAgain } from "../src/sigkill/kill-again.fixture.ts";

const [times = "50", jobs = "200"] = process.argv.slice(2);
const folder = await mkdtemp(join(tmpdir(), "pixelproof-kill-"));
await killAgain(folder, Number(jobs), Number(times), 6000, Math.random);
await using engine = await openEmbeddedEngine({ folder });
const faults = await faultsOf(engine, folderStore(join(folder, "files")), Number(jobs));
const attempts = await engine.list({ owner: "a", limit: Number(jobs) });
const again = attempts.filter(({ attempt }) => attempt > 0).length;
console.log(
  `${jobs} jobs, killed ${times} times: ${Number(jobs) - faults.length} succeeded, ${faults.length} not; ${again} counted a further attempt`,
);
for (const fault of faults) console.log(fault);
await engine[Symbol.asyncDispose]();
await rm(folder, { recursive: true });
