import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createImage } from "@pixelproof/core";
import { masksDocumentSchema } from "@pixelproof/masks";
import { qualitySchema } from "@pixelproof/pipeline";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runIn, writePng, type Run } from "../command-line.fixture.ts";

let folder = "";
/** Runs a command line, its words parted by spaces, with an empty store of models. */
const pixelproof = (line: string): Promise<Run> =>
  runIn(folder, line.split(" "), { PIXELPROOF_MODELS: join(folder, "models") });

/** A red disc of 40 px on green ground. */
function disc() {
  const [width, height] = [200, 160];
  const data = new Uint16Array(width * height * 3);
  for (let i = 0; i < width * height; i++) {
    const isInside = Math.hypot((i % width) - 100, Math.floor(i / width) - 80) < 40;
    data.set(isInside ? [52_000, 12_000, 12_000] : [12_000, 40_000, 16_000], i * 3);
  }
  return createImage({ width, height, channels: 3, data, sourceDepth: 8 });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "pixelproof-segment-"));
  await writePng(join(folder, "disc.png"), disc());
});
afterAll(() => rm(folder, { recursive: true }));

describe("segment", () => {
  test.concurrent("an object in a box: masks, masks.json, overlay and cut-out; without weights grabcut, and the reason", async () => {
    const { code, stdout, stderr } = await pixelproof("segment disc.png --box 50,30,100,100 --cut-outs --out boxed");
    expect(code).toBe(0);
    expect((await readdir(join(folder, "boxed", "disc"))).toSorted()).toEqual([
      "cutout-1.png",
      "mask-1.png",
      "masks.json",
      "overlay.png",
    ]);
    const text = await readFile(join(folder, "boxed", "disc", "masks.json"), "utf8");
    const { segmenter, because, objects } = masksDocumentSchema.parse(JSON.parse(text));
    expect(segmenter).toBe("grabcut");
    expect(because).toMatch(/mobile_sam_image_encoder\.onnx.*https:\/\//);
    expect(Math.abs(objects[0].area - Math.PI * 40 ** 2)).toBeLessThan(100);
    expect(stdout).toContain("1 object, segmenter: grabcut, because");
    expect(stderr).toContain("segmenter: grabcut, because");
  });

  test.concurrent("points, and --json is one object alone", async () => {
    const { code, stdout } = await pixelproof(
      "segment disc.png --point 100,80 --point 5,5,0 --segmenter grabcut --out pointed --json",
    );
    expect(code).toBe(0);
    const { folder: place, masks } = JSON.parse(stdout);
    expect(place).toBe(join("pointed", "disc"));
    expect(masksDocumentSchema.parse(masks)).not.toHaveProperty("because");
  });

  test.concurrent("--auto finds what is in the middle", async () => {
    const { code, stdout } = await pixelproof("segment disc.png --auto --out all");
    expect(code).toBe(0);
    expect(stdout).toContain("1 object");
  });

  test.concurrent.each([
    ["", /--box, --point, --mask or --auto/],
    [" --auto --point 1,1", /--box, --point, --mask or --auto/],
    [" --mask disc.png --segmenter grabcut", /boxes or points for grabcut but received a mask/],
    [" --mask disc.png --box 1,2,3,4 --box 1,2,3,4", /one --mask with points and one box/],
    [" --box 1,2,3", /x,y,width,height/],
    [" --point 900,1", /points in the picture/],
  ])("%j is wrong usage", async (args, message) => {
    const { code, stderr } = await pixelproof(`segment disc.png --out wrong${args}`);
    expect(stderr).toMatch(message);
    expect(code).toBe(2);
  });
});

test("enhance finds objects where that is asked for, and holds their borders against the source", async () => {
  const env = { PIXELPROOF_MODELS: join(folder, "models"), QUALITY_TARGET_BYTES: "0" };
  const { code } = await runIn(
    folder,
    ["enhance", "disc.png", "--segment", "auto", "--scale", "2", "--out", "enhanced"],
    env,
  );
  expect(code).toBe(0);
  const result = join(folder, "enhanced", "disc");
  const { segmentation, artifacts_detected } = qualitySchema.parse(
    JSON.parse(await readFile(join(result, "quality.json"), "utf8")),
  );
  expect(segmentation).toMatchObject({ segmenter: "grabcut", objects: [{ mask: "mask-1.png", edges_lost: false }] });
  expect(artifacts_detected).toMatchObject({ edge_pixel_loss_objects: false });
  expect(await readdir(result)).toEqual(expect.arrayContaining(["mask-1.png", "masks.json", "objects.png"]));
});

describe("models", () => {
  test.concurrent("list names them with size, licence and whether they are there", async () => {
    const { code, stdout } = await pixelproof("models list");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^mobile-sam +not there +44\.7 MB +Apache-2\.0/m);
    const rows = JSON.parse((await pixelproof("models list --json")).stdout);
    expect(rows).toHaveLength(5);
    expect(rows[0]).toMatchObject({
      name: "mobile-sam",
      state: "not there",
      folder: join(folder, "models", "mobile-sam"),
    });
  });

  test.concurrent("path is where the files belong; verify says what is missing, from where it comes and where it goes", async () => {
    expect((await pixelproof("models path slimsam")).stdout).toBe(`${join(folder, "models", "slimsam")}\n`);
    const { code, stderr } = await pixelproof("models verify slimsam");
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /^MODEL_MISSING: .*vision_encoder_quantized\.onnx.*https:\/\/huggingface\.co.*8882165 bytes/,
    );
  });

  test.concurrent("a name that is none is refused with those there are", async () => {
    const { code, stderr } = await pixelproof("models pull sam-9");
    expect(code).toBe(2);
    expect(stderr).toContain("mobile-sam, slimsam, sam-vit-b, efficient-sam, sam2.1-tiny");
  });
});
