import { threadId } from "node:worker_threads";
import { PixelproofError } from "@pixelproof/core";
import { defineTask } from "./task.ts";

/** Sums and doubles samples, and says where. */
export const countTask = defineTask(import.meta.url, "countTask", ({ samples }: { samples: Uint16Array }) => ({
  sum: samples.reduce((sum, sample) => sum + sample, 0),
  doubled: samples.map((sample) => sample * 2),
  thread: threadId,
}));

export const failTask = defineTask(import.meta.url, "failTask", (got: number): void => {
  throw new PixelproofError("SIZE_MISMATCH", "Expected 8", { details: { got } });
});

/** Tells one fraction again and again and never ends. */
export const spinTask = defineTask(import.meta.url, "spinTask", (fraction: number, progress): void => {
  const pause = new Int32Array(new SharedArrayBuffer(4));
  for (;;) {
    progress(fraction);
    Atomics.wait(pause, 0, 0, 1);
  }
});

export const fillTask = defineTask(import.meta.url, "fillTask", (samples: Uint8Array): void => {
  samples.fill(9);
});
