// A service that takes in jobs of given ids, unless it has them, works on them, and ends when all of them have ended.
// usage: service.fixture.ts FOLDER COUNT [DATABASE_URL]
import { join } from "node:path";
import { Readable } from "node:stream";
import { setTimeout } from "node:timers/promises";
import { silentLogger } from "@pixelproof/core";
import { openEmbeddedEngine } from "../pg-boss/embedded.ts";
import { openPostgresEngine } from "../pg-boss/postgres.ts";
import { folderStore } from "../storage/disk-store.ts";
import { sourceKey } from "../storage/keys.ts";
import { startWorkers } from "../workers/workers.ts";
import { jobIds } from "./job-ids.fixture.ts";

const [folder, count, url] = process.argv.slice(2);
const settings = { heartbeatSeconds: 10, retries: 5, retryDelay: 1 };
const ids = jobIds(Number(count));

await using engine = await (url === undefined
  ? openEmbeddedEngine({ folder, ...settings })
  : openPostgresEngine({ url, ...settings }));
const files = folderStore(join(folder, "files"));
for (const id of ids) {
  if (await engine.get(id)) continue;
  const source = sourceKey(id);
  await files.write(source, Readable.from([Buffer.from(id)]));
  await engine.enqueue({ owner: "a", name: id, source, sourceBytes: 36, settings: { ms: 300 }, fingerprint: "" }, id);
}
await using workers = startWorkers({
  engine,
  files,
  scratch: join(folder, "scratch"),
  entry: new URL("../workers/scripted-runs.fixture.ts", import.meta.url),
  count: 2,
  grace: 1000,
  limits: { wallTime: 60_000, scratchBytes: 1e6 },
  logger: silentLogger,
});
process.stdout.write(`${workers.pids().length} processes work\n`);
for (;;) {
  const { queued, running } = await engine.counts();
  if (queued + running === 0) break;
  await setTimeout(200);
}
