import { mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { folderName } from "./folder-name.ts";

test.each([
  ["beach", "beach"],
  [".hidden", ".hidden"],
  ["Grüße 写真", "Grüße 写真"],
  [".", "picture"],
  ["..", "picture"],
  [" ", "picture"],
  ["ends. .", "ends"],
  ["CON", "_CON"],
  ["nul.tar", "_nul.tar"],
  ["Lpt1", "_Lpt1"],
  ["console", "console"],
  ["what?\n", "what__"],
])("%j becomes %j", (stem, name) => {
  expect(folderName(stem)).toBe(name);
});

test("a name beyond the bytes a file system takes is cut between characters", () => {
  expect(folderName("é".repeat(150))).toBe("é".repeat(100));
  expect(folderName("📷".repeat(60))).toBe("📷".repeat(50));
});

test("every stem becomes a name that a folder can have, and that stays when it is made safe again", async () => {
  const out = await mkdtemp(join(tmpdir(), "pixelproof-names-"));
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "binary", maxLength: 300 }), async (stem) => {
      const name = folderName(stem);
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
      expect(folderName(name)).toBe(name);
      expect(dirname(join(out, name))).toBe(out);
      await mkdir(join(out, name), { recursive: true });
      expect(await readdir(out)).toContain(name);
    }),
  );
  await rm(out, { recursive: true });
});
