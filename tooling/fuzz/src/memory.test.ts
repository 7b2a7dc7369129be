import { platform } from "node:process";
import { expect, test } from "vitest";
import { hostileFiles } from "./hostile-files.ts";
import { allowedMemory, measureMemory } from "./measure-memory.ts";

/** Those that took most before they were limited. */
const worst = [
  "PNG, 1000 iTXt of 15 MiB each that are damaged at the end",
  "JPEG, 10,000 comments of 16 KiB",
  "WebP, a million EXIF chunks",
];

test.skipIf(platform !== "linux").each(worst)(
  "%s: the metadata takes at most 64 MiB",
  (name) => {
    expect(measureMemory(hostileFiles[name]())).toMatchObject({
      peak: expect.toSatisfy((peak: number) => peak <= allowedMemory),
      external: expect.toSatisfy((external: number) => external <= allowedMemory),
    });
  },
  30_000,
);

test.skipIf(platform !== "linux")("a file that ends the process is told from one that does not", () => {
  expect(measureMemory(hostileFiles["JPEG, 10,000 empty segments"]())).toMatchObject({ warnings: 0 });
  expect(measureMemory(new Uint8Array(100))).toEqual(expect.stringContaining("ended with 1"));
});
