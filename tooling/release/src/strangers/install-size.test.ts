import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { installSize } from "./install-size.ts";

const folder = await mkdtemp(join(tmpdir(), "pixelproof-size-"));
afterAll(() => rm(folder, { recursive: true }));

test("packages are counted wherever they lie, and native ones are named", async () => {
  const files = {
    "plain/package.json": "{}",
    "plain/dist/package.json": '{ "type": "commonjs" }',
    "plain/node_modules/@scope/nested/package.json": "{}",
    "plain/node_modules/@scope/nested/addon.node": "12345",
    "platform/package.json": '{ "os": ["linux"] }',
    "library/package.json": "{}",
    "library/lib/libx.so.42": "1",
  };
  for (const [file, content] of Object.entries(files)) {
    const path = join(folder, "node_modules", file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
  }
  expect(await installSize(folder)).toEqual({
    packages: 4,
    bytes: Object.values(files).join("").length,
    native: ["@scope/nested", "library", "platform"],
  });
});
