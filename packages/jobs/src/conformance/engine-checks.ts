import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import { PixelproofError } from "@pixelproof/core";
import type { Claim, JobEngine } from "../engine.ts";
import type { JobError, JobOrder, JobResult } from "../job.ts";

/** What the checks need: an engine without jobs, of `maxQueued: 5`, `retries: 1` and `retryDelay: 1`. */
export interface EngineSetup {
  readonly engine: JobEngine;
}

/** One rule of the contract, for any test runner. */
export interface EngineCheck {
  readonly name: string;
  readonly run: (setup: EngineSetup) => Promise<void>;
}

const order = (owner = "anna"): JobOrder => ({
  owner,
  name: "beach ☂.png",
  source: "uploads/1",
  sourceBytes: 3,
  settings: { scaleFactor: 2 },
  fingerprint: "f",
});
const result: JobResult = {
  files: [{ name: "quality.json", key: "results/1/quality.json", bytes: 2, sha256: "ab", type: "application/json" }],
  summary: { psnr: 40 },
};
const error: JobError = { code: "INPUT_CORRUPT", message: "Expected a PNG", details: { at: 3 } };

async function claimed(engine: JobEngine): Promise<Claim> {
  const claim = await engine.claim();
  assert.ok(claim, "a job waits, and claim() gives none");
  return claim;
}

/** The claim of a further attempt, which comes with a delay. */
async function claimedLater(engine: JobEngine): Promise<Claim> {
  const until = Date.now() + 10_000;
  while (Date.now() < until) {
    const claim = await engine.claim();
    if (claim) return claim;
    await setTimeout(100);
  }
  return claimed(engine);
}

const add = async (engine: JobEngine, owner?: string): Promise<string> =>
  (await engine.enqueue(order(owner), randomUUID())).job.id;

const stateOf = async (engine: JobEngine, id: string): Promise<string | undefined> => (await engine.get(id))?.state;

/** What a `JobEngine` has to do. */
export const engineChecks: readonly EngineCheck[] = [
  {
    name: "a job comes back as it was ordered, and waits",
    async run({ engine }) {
      const id = randomUUID();
      const { job, existed } = await engine.enqueue(order(), id);
      assert.equal(existed, false);
      assert.equal(job.state, "queued");
      assert.deepEqual(await engine.get(id), job);
      const { owner, name, source, sourceBytes, settings, fingerprint } = job;
      assert.deepEqual({ owner, name, source, sourceBytes, settings, fingerprint }, order());
    },
  },
  {
    name: "the same id is taken in once",
    async run({ engine }) {
      const id = randomUUID();
      const answers = await Promise.all([engine.enqueue(order(), id), engine.enqueue(order(), id)]);
      assert.equal(answers.filter(({ existed }) => existed).length, 1);
      assert.equal((await engine.list({ owner: "anna", limit: 9 })).length, 1);
    },
  },
  {
    name: "the oldest job is claimed first, and none twice",
    async run({ engine }) {
      const ids = [await add(engine), await add(engine), await add(engine)];
      const claims = await Promise.all(ids.map(() => engine.claim()));
      assert.deepEqual(new Set(claims.map((claim) => claim?.id)), new Set(ids));
      assert.equal(await engine.claim(), undefined);
      const [next] = [await add(engine), await add(engine)];
      assert.equal((await claimed(engine)).id, next);
    },
  },
  {
    name: "a job that runs tells its progress, and ends with its result",
    async run({ engine }) {
      const id = await add(engine);
      const claim = await claimed(engine);
      assert.deepEqual(claim.order, order());
      assert.equal(await engine.heartbeat(claim), true);
      assert.equal(await engine.progress(claim, { step: "enhance", fraction: 0.25 }), true);
      const running = await engine.get(id);
      assert.equal(running?.state, "running");
      assert.deepEqual(running.progress, { step: "enhance", fraction: 0.25 });
      assert.ok(running.startedAt);
      assert.equal(await engine.complete(claim, result), true);
      const ended = await engine.get(id);
      assert.equal(ended?.state, "succeeded");
      assert.deepEqual(ended.result, result);
      assert.equal(ended.progress.fraction, 1);
      assert.ok(ended.endedAt);
    },
  },
  {
    name: "an attempt that fails is tried again; after the last the job is failed with its error",
    async run({ engine }) {
      const id = await add(engine);
      assert.equal(await engine.fail(await claimed(engine), error, { final: false }), true);
      const waiting = await engine.get(id);
      assert.equal(waiting?.state, "queued");
      assert.equal(waiting.error, undefined);
      const second = await claimedLater(engine);
      assert.deepEqual([second.id, second.attempt], [id, 1]);
      await engine.fail(second, error, { final: false });
      const ended = await engine.get(id);
      assert.equal(ended?.state, "failed");
      assert.deepEqual(ended.error, error);
      assert.equal(await engine.claim(), undefined);
    },
  },
  {
    name: "what cannot get better is not tried again",
    async run({ engine }) {
      const id = await add(engine);
      await engine.fail(await claimed(engine), error, { final: true });
      const ended = await engine.get(id);
      assert.equal(ended?.state, "failed");
      assert.deepEqual(ended.error, error);
      assert.equal(ended.result, undefined);
    },
  },
  {
    name: "a claim given back waits again, the attempt not counted",
    async run({ engine }) {
      const id = await add(engine);
      assert.equal(await engine.release(await claimed(engine)), true);
      assert.equal(await stateOf(engine, id), "queued");
      const again = await claimed(engine);
      assert.deepEqual([again.id, again.attempt], [id, 0]);
    },
  },
  {
    name: "a job that waits can be cancelled, and is not claimed",
    async run({ engine }) {
      const id = await add(engine);
      assert.equal(await engine.cancel(id), true);
      assert.equal(await engine.cancel(id), false);
      assert.equal(await stateOf(engine, id), "cancelled");
      assert.equal(await engine.claim(), undefined);
    },
  },
  {
    name: "a worker learns that its job was cancelled, and changes nothing any more",
    async run({ engine }) {
      const id = await add(engine);
      const claim = await claimed(engine);
      assert.equal(await engine.cancel(id), true);
      assert.equal(await engine.heartbeat(claim), false);
      assert.equal(await engine.progress(claim, { step: "prove", fraction: 0.5 }), false);
      assert.equal(await engine.complete(claim, result), false);
      assert.equal(await engine.fail(claim, error, { final: true }), false);
      assert.equal(await engine.release(claim), false);
      assert.equal(await stateOf(engine, id), "cancelled");
    },
  },
  {
    name: "a worker that comes late, when another has its job, changes nothing",
    async run({ engine }) {
      const id = await add(engine);
      const late = await claimed(engine);
      await engine.fail(late, error, { final: false });
      const other = await claimedLater(engine);
      assert.equal(other.id, id);
      assert.equal(await engine.complete(late, result), false);
      assert.equal(await stateOf(engine, id), "running");
      assert.equal(await engine.complete(other, result), true);
    },
  },
  {
    name: "more jobs than may wait are refused with QUEUE_FULL; those that run do not count",
    async run({ engine }) {
      for (let i = 0; i < 5; i++) await add(engine);
      await assert.rejects(add(engine), (fault) => PixelproofError.is(fault) && fault.code === "QUEUE_FULL");
      await claimed(engine);
      await add(engine);
    },
  },
  {
    name: "lists hold the jobs of one owner, newest first, page by page",
    async run({ engine }) {
      const ids = [await add(engine), await add(engine), await add(engine)];
      await add(engine, "bert");
      const first = await engine.list({ owner: "anna", limit: 2 });
      const second = await engine.list({ owner: "anna", limit: 2, after: first[1]?.id });
      assert.deepEqual(
        [...first, ...second].map(({ id }) => id),
        ids.toReversed(),
      );
      assert.deepEqual(await engine.list({ owner: "anna", limit: 2, after: "x'; --" }), []);
    },
  },
  {
    name: "jobs that ended can be found by age, counted and removed; others are not removed",
    async run({ engine }) {
      const id = await add(engine);
      assert.equal(await engine.remove(id), false);
      await engine.complete(await claimed(engine), result);
      const [waiting, soon] = [await add(engine), new Date(Date.now() + 60_000)];
      const counts = { queued: 1, running: 0, succeeded: 1, failed: 0, cancelled: 0 };
      assert.deepEqual(await engine.counts(), counts);
      assert.deepEqual(
        (await engine.endedBefore(soon)).map((job) => job.id),
        [id],
      );
      assert.deepEqual(await engine.endedBefore(new Date(0)), []);
      assert.equal(await engine.remove(id), true);
      assert.equal(await engine.get(id), undefined);
      assert.equal(await stateOf(engine, waiting), "queued");
    },
  },
  {
    name: "ids that name nothing answer so, whatever they look like",
    async run({ engine }) {
      for (const id of [randomUUID(), "../../etc/passwd", "' OR 1=1 --", ""]) {
        assert.equal(await engine.get(id), undefined);
        assert.equal(await engine.cancel(id), false);
        assert.equal(await engine.remove(id), false);
      }
    },
  },
];
