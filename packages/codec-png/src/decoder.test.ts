import { expect, test } from "vitest";
import { createContext, definePlugin, Host, type Codec, type CodecCapabilities, type Plugin } from "@pixelproof/core";
import { scene } from "@pixelproof/testkit";
import plugin from "./index.ts";

const image = scene({ width: 20, height: 10 });
const context = createContext();

const capabilities: CodecCapabilities = {
  format: "png",
  mediaType: "image/png",
  extensions: [".png"],
  depths: [16],
  alpha: false,
  compression: ["lossless"],
  keeps: [],
  largestSide: 20,
};

/** A codec that stands in for one that reads PNG, and notes what it is asked. */
function reader(name: string, asked: string[]): Plugin<"codec"> {
  return definePlugin({
    kind: "codec",
    name,
    apiVersion: 1,
    capabilities,
    create: (): Codec => ({
      sniff: () => false,
      inspect: async () => {
        asked.push(`${name} inspect`);
        return { format: "png", width: 20, height: 10, channels: 3, depth: 16, frames: 1, orientation: 1 };
      },
      decode: async (_, __, settings) => {
        asked.push(`${name} decode ${settings?.firstFrame}`);
        return { image, metadata: {} };
      },
      encode: () => Promise.reject(new Error("not asked for")),
    }),
  });
}

test("alone it writes and knows its files; to read them is refused, with what to register", async () => {
  await using host = new Host([plugin]);
  const codec = host.get("codec", "png-simd");
  const { bytes } = await codec.encode(image, {}, {}, context);
  expect(codec.sniff(bytes)).toBe(true);
  expect(codec.sniff(bytes.subarray(0, 7))).toBe(false);
  for (const reading of [codec.decode(bytes, context), codec.inspect(bytes, context)]) {
    await expect(reading).rejects.toMatchObject({ code: "PLUGIN_NOT_FOUND" });
    await expect(reading).rejects.toThrow("codec-sharp/png");
  }
});

test("reading goes to the codec named png, or to the one in the option decoder, whatever the order of registration", async () => {
  const asked: string[] = [];
  const others = [reader("png", asked), reader("careful", asked)];
  for (const [options, name] of [
    [{}, "png"],
    [{ decoder: "careful" }, "careful"],
  ] as const) {
    await using host = new Host([{ plugin, options }, ...others]);
    const codec = host.get("codec", "png-simd");
    const bytes = new Uint8Array();
    expect(await codec.inspect(bytes, context)).toMatchObject({ depth: 16 });
    expect(await codec.decode(bytes, context, { firstFrame: true })).toMatchObject({ image });
    expect(asked.splice(0)).toEqual([`${name} inspect`, `${name} decode true`]);
  }
});

test("it cannot be its own decoder", async () => {
  await using host = new Host([{ plugin, options: { decoder: "png-simd" } }]);
  expect(() => host.get("codec", "png-simd")).toThrow(expect.objectContaining({ code: "PLUGIN_CYCLE" }));
});
