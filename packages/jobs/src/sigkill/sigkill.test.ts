import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openEmbeddedEngine } from "../pg-boss/embedded.ts";
import { openPostgresEngine } from "../pg-boss/postgres.ts";
import { postgresPrograms, startPostgres } from "../postgres.fixture.ts";
import { folderStore } from "../storage/disk-store.ts";
import { faultsOf, killAgain, startService } from "./kill-again.fixture.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "pixelproof-sigkill-"));
});
afterEach(() => rm(folder, { recursive: true }));

test(
  "an embedded service that is killed again and again loses no job, and does each once",
  { timeout: 240_000 },
  async () => {
    const moments = [0.25, 0.9, 0.2, 0.7, 1][Symbol.iterator]();
    await killAgain(folder, 20, 5, 6000, () => moments.next().value ?? 0);
    await using engine = await openEmbeddedEngine({ folder });
    expect(await faultsOf(engine, folderStore(join(folder, "files")), 20)).toEqual([]);
  },
);

const programs = await postgresPrograms();

test.skipIf(programs === undefined)(
  "two services on one PostgreSQL: one is killed in the middle of 40 jobs, none is lost or done twice (skipped without Debian's postgresql)",
  { timeout: 240_000 },
  async () => {
    await using postgres = await startPostgres(programs ?? "");
    const [killed, other] = [startService(folder, 40, postgres.url), startService(folder, 40, postgres.url)];
    const ended = once(other, "exit");
    await once(killed.stdout ?? killed, "data");
    await setTimeout(1500);
    killed.kill("SIGKILL");
    expect(await ended).toEqual([0, null]);
    await using engine = await openPostgresEngine({ url: postgres.url });
    expect(await faultsOf(engine, folderStore(join(folder, "files")), 40)).toEqual([]);
  },
);
