import { cp, mkdir, mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, expect, test } from "vitest";
import * as ours from "./index.ts";

const folder = await mkdtemp(join(tmpdir(), "pixelproof-copy-"));
afterAll(() => rm(folder, { recursive: true }));
await cp(import.meta.dirname, join(folder, "src"), { recursive: true });
await mkdir(join(folder, "node_modules"));
for (const name of ["reflect-metadata", "tsyringe"]) {
  await symlink(join(import.meta.dirname, "../node_modules", name), join(folder, "node_modules", name));
}
const theirs: typeof ours = await import(pathToFileURL(join(folder, "src/index.ts")).href);

const capabilities = { unit: "", better: "lower", range: [0, null], smallestSide: 1 } as const;

/** A plugin made with one copy of core: it refuses what is not one pixel wide, and asks another for the figure. */
const asking = ({ definePlugin, PixelproofError }: typeof ours) =>
  definePlugin({
    kind: "metric",
    name: "asking",
    apiVersion: 1,
    capabilities,
    create: (_, resolve) => ({
      async measure(reference, candidate, context) {
        if (reference.width !== 1) throw new PixelproofError("IMAGE_TOO_SMALL", "Expected one pixel");
        return resolve("metric", "seven").measure(reference, candidate, context);
      },
    }),
  });

const seven = ({ definePlugin }: typeof ours) =>
  definePlugin({
    kind: "metric",
    name: "seven",
    apiVersion: 1,
    capabilities,
    create: () => ({ measure: async () => ({ value: 7 }) }),
  });

test("the copy is another one", () => {
  expect(theirs.PixelproofError).not.toBe(ours.PixelproofError);
});

test.each([
  ["ours", "theirs", ours, theirs],
  ["theirs", "ours", theirs, ours],
] as const)("a Host of %s works with plugins, pictures, contexts and errors of %s", async (_, __, one, other) => {
  await using host = new one.Host([asking(other), seven(one)]);
  const metric = host.get("metric", "asking");
  const pixel = other.createRgb8({ width: 1, height: 1, data: new Uint8Array(3) });
  expect(await metric.measure(pixel, pixel, other.createContext())).toEqual({ value: 7 });
  const wide = other.createRgb8({ width: 2, height: 1, data: new Uint8Array(6) });
  const failure = await metric.measure(wide, wide, other.createContext()).catch((error: unknown) => error);
  expect(failure).toMatchObject({ code: "IMAGE_TOO_SMALL", category: "input" });
  expect(one.PixelproofError.is(failure)).toBe(true);
});
