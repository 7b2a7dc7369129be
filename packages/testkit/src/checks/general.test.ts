import { type Kind, type Plugin } from "@pixelproof/core";
import { expect, test } from "vitest";
import { conformance } from "../conformance.ts";
import { failuresOf } from "../failures-of.ts";
import { difference, linear } from "../fixtures/index.ts";

const failedNames = async (plugin: Plugin): Promise<string[]> => (await failuresOf(plugin)).map(({ name }) => name);

test("a plugin for another plugin API is found out", async () => {
  expect(await failedNames({ ...linear, apiVersion: 99 })).toContain("the declaration is valid");
});

test("a schema that lets unknown options pass is found out", async () => {
  const options: NonNullable<Plugin["options"]> = {
    "~standard": { version: 1, vendor: "test", validate: (value) => ({ value }) },
  };
  expect(await failedNames({ ...linear, options })).toEqual(["an unknown option is refused"]);
});

test("an instance that all Hosts share is found out", async () => {
  const shared = linear.create({}, () => {
    throw new Error("resolves nothing");
  });
  const failed = await failedNames({ ...linear, create: () => shared });
  expect(failed).toEqual(["each Host gets an instance of its own and disposes it without a fault"]);
});

test("a plugin that fails to dispose is found out", async () => {
  const plugin: Plugin<"resampler"> = {
    ...linear,
    create: (options, resolve) => ({
      ...linear.create(options, resolve),
      [Symbol.dispose]() {
        throw new Error("still busy");
      },
    }),
  };
  const failures = await failuresOf(plugin);
  expect(failures.map(({ name }) => name)).toContain(
    "each Host gets an instance of its own and disposes it without a fault",
  );
});

test("a plugin may resolve others that the setup brings", async () => {
  const wrapping: Plugin<"metric"> = {
    ...difference,
    name: "wrapping",
    create: (_, resolve) => ({ measure: (...given) => resolve("metric", "difference").measure(...given) }),
  };
  expect(await failuresOf(wrapping, { with: [difference] })).toEqual([]);
  expect((await failuresOf(wrapping))[0].message).toMatch(/PLUGIN_NOT_FOUND|registered metric/);
});

test("a kind of a third party gets the general checks", () => {
  const kind: string = "ocr";
  const isKind = (value: string): value is Kind => value === kind;
  if (!isKind(kind)) throw new Error("unreachable");
  const names = conformance({ ...linear, kind }).map(({ name }) => name);
  expect(names).toHaveLength(3);
});
