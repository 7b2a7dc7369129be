import { describe, expect, expectTypeOf, test } from "vitest";
import { z } from "zod";
import { createContext } from "./context.ts";
import type { Metric } from "./contracts/metric.ts";
import { Host } from "./host.ts";
import { createImage } from "./image.ts";
import { assertPlugin, definePlugin, type Plugin, type Resolve } from "./plugin.ts";
import { createRgb8 } from "./rgb8.ts";

const nearest = definePlugin({
  kind: "resampler",
  name: "nearest",
  apiVersion: 1,
  options: z.strictObject({ centre: z.boolean().default(true) }),
  create: ({ centre }) => {
    expectTypeOf(centre).toEqualTypeOf<boolean>();
    return {
      resample: async (image, { width, height }) =>
        createImage({
          width,
          height,
          channels: 1,
          data: new Uint16Array(width * height).fill(centre ? image.data[0] : 0),
        }),
    };
  },
});

const capabilities = { unit: "px", better: "lower", range: [0, null], smallestSide: 1 } as const;

/** A metric that is whatever a test needs it to be. */
const metric = (name: string, create: (options: unknown, resolve: Resolve) => Metric): Plugin =>
  definePlugin({ kind: "metric", name, apiVersion: 1, capabilities, create });

const zero: Metric = { measure: async () => ({ value: 0 }) };
const pixel = createRgb8({ width: 1, height: 1, data: new Uint8Array(3) });
const code = (name: string) => expect.objectContaining({ code: name });

describe("registering", () => {
  test("a plugin is made with its parsed options and reached by kind and id", async () => {
    await using host = new Host([nearest, { plugin: nearest, id: "corner", options: { centre: false } }]);
    const image = createImage({ width: 1, height: 1, channels: 1, data: Uint16Array.of(7) });
    const sample = async (id: string) =>
      (await host.get("resampler", id).resample(image, { width: 1, height: 1 }, createContext())).data[0];
    expect(await sample("nearest")).toBe(7);
    expect(await sample("corner")).toBe(0);
    expect(host.list("resampler").map(({ id, options }) => [id, options])).toEqual([
      ["nearest", { centre: true }],
      ["corner", { centre: false }],
    ]);
  });

  test("bad options are refused before anything is made, every fault with its path", () => {
    const wrong = { plugin: nearest, options: { centre: 1, colour: 2 } };
    expect(() => new Host([wrong])).toThrow(code("OPTIONS_INVALID"));
    expect(() => new Host([wrong])).toThrow(/resampler nearest.*centre.*colour/s);
    expect(() => new Host([{ plugin: metric("m", () => zero), options: { a: 1 } }])).toThrow(/no options/);
  });

  test("a schema that answers asynchronously is refused", () => {
    const options = z.object({}).refine(async () => true);
    const plugin: Plugin = {
      ...nearest,
      options: { "~standard": { ...options["~standard"], validate: async () => ({ value: {} }) } },
    };
    expect(() => new Host([plugin])).toThrow(code("OPTIONS_INVALID"));
  });

  test("a plugin for another API version is refused with both versions", () => {
    expect(() => new Host([{ ...nearest, apiVersion: 7 }])).toThrow(code("API_VERSION_MISMATCH"));
    expect(() => new Host([{ ...nearest, apiVersion: 7 }])).toThrow(
      /API 7.*speaks 1; install a newer @pixelproof.core/,
    );
    expect(() => new Host([{ ...nearest, apiVersion: 0 }])).toThrow(/API 0.*speaks 1; install a version of the plugin/);
  });

  test.each([
    ["a name with capitals", { ...nearest, name: "Nearest" }],
    ["no kind", { ...nearest, kind: "" }],
    ["no factory", { ...nearest, create: undefined }],
    ["options that are no schema", { ...nearest, options: { centre: true } }],
    ["a metric that declares no capabilities", { ...metric("m", () => zero), capabilities: undefined }],
  ])("%s is refused with PLUGIN_INVALID", (_, plugin) => {
    expect(() => assertPlugin(plugin, "test")).toThrow(code("PLUGIN_INVALID"));
  });

  test("two plugins of one kind and id are refused", () => {
    expect(() => new Host([nearest, nearest])).toThrow(code("PLUGIN_DUPLICATE"));
  });

  test("an unknown id is refused with the known ones", async () => {
    await using host = new Host([nearest]);
    expect(() => host.get("resampler", "lanczos")).toThrow(/lanczos.*known are nearest/);
    expect(() => host.get("metric", "psnr")).toThrow(/no metric is registered/);
    expect(host.has("resampler", "nearest")).toBe(true);
  });
});

describe("making", () => {
  test("a plugin is made once, on first use", async () => {
    let made = 0;
    const counted = metric("counted", () => (made++, zero));
    await using host = new Host([counted]);
    expect(made).toBe(0);
    host.get("metric", "counted");
    host.get("metric", "counted");
    expect(made).toBe(1);
  });

  test("two hosts share nothing", async () => {
    let made = 0;
    const counted = metric("counted", () => (made++, zero));
    await using one = new Host([counted]);
    await using two = new Host([counted]);
    one.get("metric", "counted");
    two.get("metric", "counted");
    expect(made).toBe(2);
  });

  test("a plugin resolves another by kind and id", async () => {
    const twice = metric("twice", (_, resolve) => ({
      measure: async (...args) => ({ value: 2 * ((await resolve("metric", "one").measure(...args)).value ?? 0) }),
    }));
    await using host = new Host([twice, metric("one", () => ({ measure: async () => ({ value: 21 }) }))]);
    expect(await host.get("metric", "twice").measure(pixel, pixel, createContext())).toEqual({ value: 42 });
  });

  test("plugins that need each other in a circle are named", async () => {
    const needs = (name: string, other: string) => metric(name, (_, resolve) => (resolve("metric", other), zero));
    await using host = new Host([needs("a", "b"), needs("b", "a")]);
    expect(() => host.get("metric", "a")).toThrow(/metric a -> metric b -> metric a/);
  });

  test("a frozen instance and an instance of a class with private fields work", async () => {
    class Counter implements Metric {
      #calls = 0;
      async measure() {
        return { value: ++this.#calls };
      }
    }
    await using host = new Host([
      metric("frozen", () => Object.freeze({ ...zero })),
      metric("class", () => new Counter()),
    ]);
    expect(await host.get("metric", "frozen").measure(pixel, pixel, createContext())).toEqual({ value: 0 });
    expect(await host.get("metric", "class").measure(pixel, pixel, createContext())).toEqual({ value: 1 });
  });

  test("a factory that answers with a promise is refused, for JavaScript has no types to say so", async () => {
    const later: Plugin = Object.assign({ ...metric("later", () => zero) }, { create: async () => zero });
    await using host = new Host([later]);
    expect(() => host.get("metric", "later")).toThrow(/received a promise/);
  });

  test("whatever a plugin throws becomes PLUGIN_FAILED with its name; coded errors pass", async () => {
    const throws = (name: string, error: unknown) =>
      metric(name, () => ({
        measure: () => {
          throw error;
        },
      }));
    await using host = new Host([throws("number", 6342216), throws("error", new TypeError("x is undefined"))]);
    const run = (id: string) => () => host.get("metric", id).measure(pixel, pixel, createContext());
    expect(run("number")).toThrow(/metric number failed in measure: 6342216/);
    expect(run("error")).toThrow(code("PLUGIN_FAILED"));
    const broken = metric("broken", () => {
      throw new Error("no engine");
    });
    host.register({ plugin: broken });
    expect(() => host.get("metric", "broken")).toThrow(/metric broken could not be made: no engine/);
  });
});

describe("disposing", () => {
  const disposable = (name: string, order: string[], fail = false): Plugin =>
    metric(name, () => ({
      ...zero,
      async [Symbol.asyncDispose]() {
        order.push(name);
        if (fail) throw new Error(`${name} is stuck`);
      },
    }));

  test("instances go in reverse order of making, also when one throws, and only those that were made", async () => {
    const order: string[] = [];
    const host = new Host([
      disposable("a", order),
      disposable("b", order, true),
      disposable("c", order),
      disposable("unused", order),
    ]);
    for (const id of ["a", "b", "c"]) host.get("metric", id);
    await expect(host[Symbol.asyncDispose]()).rejects.toMatchObject({ code: "PLUGIN_FAILED" });
    expect(order).toEqual(["c", "b", "a"]);
  });

  test("a second call does nothing, and a disposed Host gives no plugins", async () => {
    const order: string[] = [];
    const host = new Host([disposable("a", order)]);
    host.get("metric", "a");
    await host[Symbol.asyncDispose]();
    await host[Symbol.asyncDispose]();
    expect(order).toEqual(["a"]);
    expect(() => host.get("metric", "a")).toThrow(code("HOST_DISPOSED"));
  });

  test("Symbol.dispose serves as well", async () => {
    let disposed = 0;
    const host = new Host([metric("sync", () => ({ ...zero, [Symbol.dispose]: () => void disposed++ }))]);
    host.get("metric", "sync");
    await host[Symbol.asyncDispose]();
    expect(disposed).toBe(1);
  });
});
