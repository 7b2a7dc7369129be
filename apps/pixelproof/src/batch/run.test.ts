import { PixelproofError } from "@pixelproof/core";
import { expect, test } from "vitest";
import { runBatch, type BatchItem, type Outcome } from "./run.ts";

const items = ["a", "b", "c"].map((name): BatchItem => ({ file: `${name}.png`, folder: `out/${name}` }));
const refuse = (file: unknown): Promise<never> =>
  Promise.reject(new PixelproofError("INPUT_EMPTY", `Expected a picture but ${String(file)} has no bytes`));
const folderOf = (): string => expect.unreachable();

test("a picture that fails does not stop the others; outcomes keep the order of the items", async () => {
  const { signal } = new AbortController();
  const outcomes = await runBatch(items, { enhance: refuse }, { concurrency: 2, signal, folderOf, listener: {} });
  expect(outcomes.map(({ file, exitCode }) => `${file} ${exitCode}`)).toEqual(["a.png 3", "b.png 3", "c.png 3"]);
});

test("when stopped, the running picture and those that have not started are cancelled", async () => {
  const controller = new AbortController();
  const started: string[] = [];
  const enhance = async (file: unknown): Promise<never> => {
    if (file === "a.png") return await refuse(file);
    controller.abort(new PixelproofError("ABORTED", "Stopped"));
    throw controller.signal.reason;
  };
  const ended: Outcome[] = [];
  const listener = {
    started: ({ file }: BatchItem) => void started.push(file),
    ended: (outcome: Outcome) => void ended.push(outcome),
  };
  const options = { concurrency: 1, signal: controller.signal, folderOf, listener };
  const outcomes = await runBatch(items, { enhance }, options);
  expect(outcomes.map(({ state, exitCode }) => `${state} ${exitCode}`)).toEqual([
    "failed 3",
    "cancelled 130",
    "cancelled 130",
  ]);
  expect(started).toEqual(["a.png", "b.png"]);
  expect(ended).toEqual(outcomes);
});
