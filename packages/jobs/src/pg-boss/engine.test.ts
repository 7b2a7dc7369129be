import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { engineChecks } from "../conformance/index.ts";
import type { JobEngine } from "../engine.ts";
import { postgresPrograms, startPostgres } from "../postgres.fixture.ts";
import { openEmbeddedEngine } from "./embedded.ts";
import { openPostgresEngine } from "./postgres.ts";

const settings = { maxQueued: 5, retries: 1, retryDelay: 1 };

/** Ends and forgets every job, so that checks can share an engine, which takes seconds to open. */
async function clear(engine: JobEngine): Promise<void> {
  for (const owner of ["anna", "bert"]) {
    for (const { id } of await engine.list({ owner, limit: 100 })) {
      await engine.cancel(id);
      await engine.remove(id);
    }
  }
}

describe("on PGlite, embedded", () => {
  let folder = "";
  let engine: JobEngine;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "pixelproof-jobs-"));
    engine = await openEmbeddedEngine({ folder, ...settings });
  }, 60_000);
  afterAll(async () => {
    await engine[Symbol.asyncDispose]();
    await rm(folder, { recursive: true });
  });
  test.for(engineChecks)("$name", async ({ run }) => {
    await clear(engine);
    await expect(run({ engine })).resolves.toBeUndefined();
  });
});

const programs = await postgresPrograms();

describe.skipIf(programs === undefined)("on PostgreSQL (skipped where Debian's postgresql is not installed)", () => {
  const opened = new AsyncDisposableStack();
  let engine: JobEngine;
  beforeAll(async () => {
    const { url } = opened.use(await startPostgres(programs ?? ""));
    engine = opened.use(await openPostgresEngine({ url, ...settings }));
  }, 60_000);
  afterAll(() => opened.disposeAsync());
  test.for(engineChecks)("$name", async ({ run }) => {
    await clear(engine);
    await expect(run({ engine })).resolves.toBeUndefined();
  });
});
