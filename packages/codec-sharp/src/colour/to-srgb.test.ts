import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { assert, asyncProperty, nat, uint8Array } from "fast-check";
import { describe, expect, test } from "vitest";
import { createContext, createImage, Host, narrow, PixelproofError, widen, type Image } from "@pixelproof/core";
import { dataFile, hasCommand, withData } from "@pixelproof/tooling-data";
import colour from "../colour.ts";

const engine = new Host([colour]).get("colour", "icc");
const context = createContext();
const python = "/usr/bin/python3";
const withLittleCms = hasCommand(python, "-cfrom PIL import ImageCms");

/** Every colour of an even grid of 8-bit levels. */
const levels = Array.from({ length: 11 }, (_, i) => Math.round(i * 25.5));
const grid = Uint8Array.from(levels.flatMap((r) => levels.flatMap((g) => levels.flatMap((b) => [r, g, b]))));
const picture = createImage({ width: 121, height: 11, channels: 3, data: widen(grid), sourceDepth: 8 });

/** The grid as LittleCMS itself converts it, by Pillow. */
function oracle(profile: string): Uint8Array {
  const script = [
    "import sys; from PIL import Image, ImageCms",
    "grid = Image.frombytes('RGB', (121, 11), sys.stdin.buffer.read())",
    "out = ImageCms.profileToProfile(grid, sys.argv[1], ImageCms.createProfile('sRGB'), renderingIntent=0)",
    "sys.stdout.buffer.write(out.tobytes())",
  ];
  return new Uint8Array(spawnSync(python, ["-c", script.join("\n"), profile], { input: grid }).stdout);
}

const levelsOff = ({ data }: Image, expected: Uint8Array): number =>
  expected.reduce((worst, value, i) => Math.max(worst, Math.abs(data[i] / 257 - value)), 0);

const rgbProfiles = withData
  ? readdirSync(dataFile("icc")).filter((name) => name.endsWith(".icc") && !/Grey|CGATS/.test(name))
  : [];

describe.skipIf(!withData || !withLittleCms)("against LittleCMS", () => {
  test.each([...rgbProfiles.map((name) => `icc/${name}`), "colour/hilutite.icm"])(
    "%s: within two 8-bit levels",
    async (name) => {
      const icc = new Uint8Array(readFileSync(dataFile(name)));
      const converted = await engine.toSrgb(picture, { icc }, context);
      expect(levelsOff(converted, oracle(dataFile(name)))).toBeLessThanOrEqual(2);
    },
  );
});

const profile = (name: string): Uint8Array => new Uint8Array(readFileSync(dataFile(name)));
const p3 = { primaries: 12, transfer: 13, matrix: 0, fullRange: true };

describe("code points", () => {
  test.skipIf(!withData)("Display P3 by cICP is Display P3 by profile, within an 8-bit level", async () => {
    const byProfile = await engine.toSrgb(picture, { icc: profile("icc/DisplayP3-v4.icc") }, context);
    const byCodePoints = await engine.toSrgb(picture, { cicp: p3 }, context);
    expect(levelsOff(byCodePoints, narrow(byProfile.data))).toBeLessThanOrEqual(1);
    expect(levelsOff(byCodePoints, grid)).toBeGreaterThan(20);
  });

  test.skipIf(!withData)("come before a profile in the same file", async () => {
    const both = await engine.toSrgb(picture, { cicp: p3, icc: profile("icc/ProPhoto-v4.icc") }, context);
    expect(both.data).toEqual((await engine.toSrgb(picture, { cicp: p3 }, context)).data);
  });

  test("those of sRGB leave every sample as it is", async () => {
    const cicp = { primaries: 1, transfer: 13, matrix: 0, fullRange: true };
    expect((await engine.toSrgb(picture, { cicp }, context)).data).toEqual(picture.data);
  });

  test.each([{ transfer: 16 }, { transfer: 18 }, { primaries: 77 }])(
    "%o is refused: it has no sRGB",
    async (change) => {
      const converting = engine.toSrgb(picture, { cicp: { ...p3, ...change } }, context);
      await expect(converting).rejects.toMatchObject({ code: "CAPABILITY_MISSING" });
    },
  );
});

describe("profiles of sRGB", () => {
  const names = ["icc/sRGB-v2-magic.icc", "icc/sRGB-v2-micro.icc", "icc/sRGB-v4.icc"];
  test.skipIf(!withData).each(names)("%s leaves every sample as it is", async (name) => {
    expect((await engine.toSrgb(picture, { icc: profile(name) }, context)).data).toEqual(picture.data);
  });
});

describe("broken profiles", () => {
  const inks = "colour/XCMYK 2017.icc";
  test.skipIf(!withData)("one of inks, and one whose tags lie outside, are refused", async () => {
    const whole = profile("icc/DisplayP3-v4.icc");
    for (const icc of [profile(inks), whole.subarray(0, 300), whole.subarray(0, 131)]) {
      await expect(engine.toSrgb(picture, { icc }, context)).rejects.toMatchObject({ code: "INPUT_CORRUPT" });
    }
  });

  test.skipIf(!withData)("a look-up table that LittleCMS does not take is refused", async () => {
    const icc = profile("colour/hilutite.icm");
    const text = Buffer.from(icc).toString("latin1");
    icc.fill(0xff, icc.length >> 1);
    for (let at = text.indexOf("mft2"); at >= 0; at = text.indexOf("mft2", at + 1)) icc.fill(0, at, at + 8);
    await expect(engine.toSrgb(picture, { icc }, context)).rejects.toMatchObject({ code: "INPUT_CORRUPT" });
  });

  test.skipIf(!withData)("damage anywhere in a profile gives a picture or a refusal, never a fault", async () => {
    const [matrix, small] = [
      profile("icc/DisplayP3-v2-micro.icc"),
      createImage({ ...picture, width: 11, height: 1, data: picture.data.subarray(0, 33) }),
    ];
    await assert(
      asyncProperty(nat(matrix.length - 1), uint8Array({ minLength: 1, maxLength: 8 }), async (at, damage) => {
        const icc = matrix.slice();
        icc.set(damage.subarray(0, icc.length - at), at);
        const code = await engine.toSrgb(small, { icc }, context).then(
          () => "picture",
          (error: unknown) => PixelproofError.is(error) && error.code,
        );
        expect(["picture", "INPUT_CORRUPT", "CAPABILITY_MISSING"]).toContain(code);
      }),
      { numRuns: 300 },
    );
  });
});
