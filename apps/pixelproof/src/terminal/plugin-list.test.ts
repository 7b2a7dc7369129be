import { definePlugin, Host, type MetricCapabilities } from "@pixelproof/core";
import { expect, test } from "vitest";
import { z } from "zod";
import { pluginList } from "./plugin-list.ts";

const measure = async () => ({ value: 1 });

const metric = (name: string, capabilities: Partial<MetricCapabilities>, description?: string) =>
  definePlugin({
    kind: "metric",
    name,
    apiVersion: 1,
    ...(description !== undefined && { description }),
    capabilities: { unit: "", better: "lower", range: [0, 1], smallestSide: 1, ...capabilities },
    create: () => ({ measure }),
  });

test("a metric shows its range, unit, direction and what it was validated against", () => {
  const decibels = metric("first", { unit: "dB", better: "higher", range: [0, null], validatedAgainst: "a program" });
  const host = new Host([{ plugin: decibels, source: "./first.js" }]);
  expect(pluginList(host, 80)).toBe(
    [
      "metric",
      "  first  range 0 and up, in dB; higher is better",
      "         validated against a program",
      "         ./first.js",
    ].join("\n"),
  );
});

test("a metric that names nothing it was validated against says so", () => {
  expect(pluginList(new Host([metric("own", {})]), 80)).toContain("validated against nothing that it names");
});

test.each([
  [[null, 100], "up to 100"],
  [[-1, 1], "-1 to 1"],
  [[null, null], "without bounds"],
] as const)("the range %j reads %j", (range, words) => {
  expect(pluginList(new Host([metric("own", { range })]), 80)).toContain(`range ${words}, no unit; lower is better`);
});

test("options in force stand with their values", () => {
  const options = z.strictObject({ radius: z.number().default(2), kernel: z.string().default("soft"), of: z.json() });
  const plugin = { ...metric("own", {}), options };
  expect(pluginList(new Host([{ plugin, options: { radius: 3, of: { a: { b: [1] } } } }]), 80)).toContain(
    'options radius 3, kernel "soft", of.a.b [1]',
  );
});

test("long texts are broken under their own column", () => {
  const lines = pluginList(new Host([metric("own", {}, "word ".repeat(40).trim())]), 60).split("\n");
  expect(lines.length).toBeGreaterThan(5);
  expect(lines.every((line) => line.length <= 60)).toBe(true);
  expect(lines.slice(2).every((line) => line.startsWith(" ".repeat(7)))).toBe(true);
});

test("what a plugin says of itself cannot steer the terminal", () => {
  expect(pluginList(new Host([metric("own", {}, "red\u001b[31m\nkind")]), 80)).toContain(
    String.raw`red\u001b[31m\u000akind`,
  );
});
