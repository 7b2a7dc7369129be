import { createContext } from "@pixelproof/core";
import { expect, test } from "vitest";
import { countTask, failTask, spinTask } from "./tasks.fixture.ts";
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

test("progress arrives while the task runs, and a cancelled task ends at once though it never looks at a signal", async () => {
  const controller = new AbortController();
  const context = createContext({ signal: controller.signal, progress: () => controller.abort() });
  await expect(run(spinTask, 0.25, many, context)).rejects.toMatchObject({ code: "ABORTED" });
});
