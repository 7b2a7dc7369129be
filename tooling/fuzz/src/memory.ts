// Memory that hostile files make each parser take: `npx -y pnpm@12 --filter @pixelproof/tooling-fuzz memory`. Needs Linux.
import { hostileFiles } from "./hostile-files.ts";
import { allowedMemory, measureMemory } from "./measure-memory.ts";

const mebibytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MiB`;
for (const [name, make] of Object.entries(hostileFiles)) {
  const file = make();
  const use = measureMemory(file);
  const failed = typeof use === "string" || use.peak > allowedMemory;
  const found =
    typeof use === "string"
      ? use
      : `peak ${mebibytes(use.peak)}, outside of the heap ${mebibytes(use.external)}, ${use.milliseconds} ms`;
  console.log(`${failed ? "EXCEEDS" : "ok"} ${name} (file of ${mebibytes(file.length)}): ${found}`);
  if (failed) process.exitCode = 1;
}
