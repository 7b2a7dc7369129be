import { createContext, createImage, Host, silentLogger, toRgb8, type Metadata } from "@pixelproof/core";
import { iccProfile, noise } from "@pixelproof/testkit";
import { gamma } from "@pixelproof/testkit/fixtures";
import { describe, expect, test } from "vitest";
import { toCommonSpace } from "./common-space.ts";

const host = new Host([gamma]);
const context = createContext();
const image = noise({ width: 9, height: 7, channels: 3 });
const icc = iccProfile({ space: "RGB " });
const pixels = async (metadata: Metadata[], plugins = host) =>
  toCommonSpace(
    metadata.map((of) => ({ image, metadata: of })),
    plugins,
    context,
  );

describe("the common space", () => {
  test("is device values where no picture has a profile", async () => {
    const { pictures, space } = await pixels([{}, {}]);
    expect(pictures).toEqual([toRgb8(image), toRgb8(image)]);
    expect(space).toBe("8-bit RGB in device values");
  });

  test("is sRGB by each picture's own profile: equal samples of unlike profiles differ", async () => {
    const { pictures, space } = await pixels([{ icc }, {}]);
    expect(pictures[1]).toEqual(toRgb8(image));
    expect(pictures[0]).not.toEqual(pictures[1]);
    expect(space).toContain("sRGB");
    expect(space).toContain("gamma");
  });

  test("is device values for all pictures when one profile is broken, with a warning", async () => {
    const warnings: string[] = [];
    const logger = { ...silentLogger, warn: (message: string) => void warnings.push(message) };
    const coloured = [{ icc }, { icc: new Uint8Array(200) }].map((metadata) => ({ image, metadata }));
    const { pictures, space } = await toCommonSpace(coloured, host, createContext({ logger }));
    expect(pictures).toEqual([toRgb8(image), toRgb8(image)]);
    expect(space).toMatch(/device values.*profile cannot be used/);
    expect(warnings).toHaveLength(1);
  });

  test("is device values without a colour engine, and says so", async () => {
    const { pictures, space } = await pixels([{ icc }], new Host([]));
    expect(pictures).toEqual([toRgb8(image)]);
    expect(space).toContain("no colour engine");
  });

  test("composites after converting, so that mid-grey is the same for every profile", async () => {
    const clear = createImage({ width: 1, height: 1, channels: 4, data: Uint16Array.of(9, 9, 9, 0) });
    const { pictures } = await toCommonSpace([{ image: clear, metadata: { icc } }], host, context);
    expect([...pictures[0].data]).toEqual([128, 128, 128]);
  });

  test("cancelling is not taken for a broken profile", async () => {
    const aborted = createContext({ signal: AbortSignal.abort() });
    const converting = toCommonSpace([{ image, metadata: { icc } }], host, aborted);
    await expect(converting).rejects.toMatchObject({ code: "ABORTED" });
  });
});
