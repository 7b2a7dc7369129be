// Preloaded into a measured process: tells the peak of its resident memory, kB, on file descriptor 3 when it ends.
import { readFileSync, writeSync } from "node:fs";
import { isMainThread } from "node:worker_threads";

/** As Linux counts it since the program was loaded; `maxRSS` would start with what the process that started it holds. */
function peak(): number {
  if (process.platform !== "linux") return process.resourceUsage().maxRSS;
  return Number(/VmHWM:\s*(\d+) kB/.exec(readFileSync("/proc/self/status", "latin1"))?.[1]);
}

if (isMainThread) process.on("exit", () => writeSync(3, String(peak())));
