// Reads the metadata of one file and prints the memory it took: started by `measureMemory`.
import { readFileSync, writeFileSync } from "node:fs";
import { assertComplete, readMetadata, sniffContainer } from "@pixelproof/metadata";
import { PixelproofError } from "@pixelproof/core";

const bytes = readFileSync(process.argv[2]);
const status = (field: string): number =>
  1024 * Number(new RegExp(`${field}:\\s*(\\d+) kB`).exec(readFileSync("/proc/self/status", "latin1"))?.[1] ?? 0);
// Loads what is loaded when first used, so that it is not counted.
sniffContainer(bytes);
globalThis.gc?.();
// 5 resets the high-water mark of resident memory (proc(5), clear_refs).
writeFileSync("/proc/self/clear_refs", "5");
const before = { resident: status("VmRSS"), ...process.memoryUsage() };
const start = performance.now();
const { warnings } = readMetadata(bytes);
try {
  assertComplete(bytes);
} catch (error) {
  if (!PixelproofError.is(error)) throw error;
}
const milliseconds = Math.round(performance.now() - start);
const after = process.memoryUsage();
console.log(
  JSON.stringify({
    peak: status("VmHWM") - before.resident,
    external: after.external - before.external,
    heap: after.heapUsed - before.heapUsed,
    milliseconds,
    warnings: warnings.length,
  }),
);
