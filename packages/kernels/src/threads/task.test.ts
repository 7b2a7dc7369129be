import { createContext } from "@pixelproof/core";
import { expect, test } from "vitest";
import { countTask, failTask, fillTask, spinTask } from "./tasks.fixture.ts";
import { run } from "./task.ts";

const many = 1e6;

test("small work stays on the calling thread, large work goes to another, with the same result", async () => {
  const input = { samples: Uint16Array.of(1, 2, 3) };
  const [here, there] = [
    await run(countTask, input, 9, createContext()),
    await run(countTask, input, many, createContext()),
  ];
  expect([here.sum, there.sum]).toEqual([6, 6]);
  expect([...there.doubled]).toEqual([2, 4, 6]);
  expect(here.thread).not.toBe(there.thread);
});

test("no threads allowed: everything stays on the calling thread", async () => {
  const { thread } = await run(
    countTask,
    { samples: new Uint16Array(1) },
    many,
    createContext({ limits: { threads: 0 } }),
  );
  const here = await run(countTask, { samples: new Uint16Array(1) }, 1, createContext());
  expect(thread).toBe(here.thread);
});

test("coded errors keep code, message and details on their way between threads", async () => {
  await expect(run(failTask, 7, many, createContext())).rejects.toMatchObject({
    code: "SIZE_MISMATCH",
    message: "Expected 8",
    details: { got: 7 },
  });
});

test("progress arrives while the task runs; a cancelled task is let go at once, and its thread soon works again", async () => {
  const controller = new AbortController();
  const context = createContext({ signal: controller.signal, progress: () => controller.abort() });
  const works = Array.from({ length: 8 }, () => run(spinTask, 0.25, many, context));
  for (const work of works) await expect(work).rejects.toMatchObject({ code: "ABORTED" });
  const { sum } = await run(countTask, { samples: Uint16Array.of(4) }, many, createContext());
  expect(sum).toBe(4);
});

test("a buffer given away is not copied, and shared memory is written where it lies", async () => {
  const samples = Uint16Array.of(1, 2, 3);
  await run(countTask, { samples }, many, createContext(), [samples.buffer]);
  expect(samples.byteLength).toBe(0);
  const shared = new Uint8Array(new SharedArrayBuffer(2));
  await run(fillTask, shared, many, createContext());
  expect([...shared]).toEqual([9, 9]);
});
