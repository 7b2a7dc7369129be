import { createImage, createRgb8 } from "@pixelproof/core";
import { describe, expect, test } from "vitest";
import { colourOf, drawMasks } from "./draw-masks.ts";
import { cutOut, maskImage, maskOfImage } from "./mask-image.ts";
import { describeMasks, masksDocumentSchema, writeMasksDocument } from "./masks-document.ts";
import { drawn } from "./masks.fixture.ts";

describe("masks.json", () => {
  const size = { width: 3, height: 2 };
  const masks = [drawn(".##", ".#."), drawn("...", "...")];
  const prompts = [{ box: { x: 1, y: 0, width: 2, height: 2 } }, { points: [{ x: 0, y: 0, foreground: true }] }];
  const parts = [{ stability: 0.9 }, { stability: 0 }];

  test("says a mask that was asked with as its run lengths", () => {
    const said = { segmenter: "sam", prompts: [{ mask: masks[0] }] };
    const document = describeMasks(size, { masks: [masks[1]], scores: [1] }, said);
    expect(document.objects[0].prompt).toEqual({ mask: { size: [2, 3], counts: "231" } });
    expect(masksDocumentSchema.parse(document)).toEqual(document);
  });

  test("a mask comes back from its picture; what is transparent is outside", () => {
    expect(maskOfImage(maskImage(masks[0]))).toEqual(masks[0]);
    const data = Uint16Array.of(65535, 65535, 65535, 65535, 65535, 65535, 65535, 0, 65535, 30000, 0, 65535);
    const image = createImage({ width: 3, height: 1, channels: 4, data, sourceDepth: 8 });
    expect(maskOfImage(image)).toEqual(drawn("#.."));
  });

  test("says of each object what COCO does, and what was asked for", () => {
    const segmentation = { masks, scores: [0.75, 0], parts };
    const said = {
      segmenter: "boxes",
      because: "no weights",
      prompts,
      files: ["mask-1.png", "mask-2.png"],
      tolerance: 0,
    };
    const document = describeMasks(size, segmentation, said);
    expect(document).toEqual({
      version: 1,
      picture: size,
      segmenter: "boxes",
      because: "no weights",
      objects: [
        {
          mask: "mask-1.png",
          prompt: prompts[0],
          area: 3,
          bbox: [1, 0, 2, 2],
          score: 0.75,
          scores: { stability: 0.9 },
          segmentation: { size: [2, 3], counts: "231" },
          polygons: [[3, 0, 3, 1, 2, 1, 2, 2, 1, 2, 1, 0]],
        },
        {
          mask: "mask-2.png",
          prompt: prompts[1],
          area: 0,
          bbox: [0, 0, 0, 0],
          score: 0,
          scores: { stability: 0 },
          segmentation: { size: [2, 3], counts: "6" },
          polygons: [],
        },
      ],
    });
    expect(masksDocumentSchema.parse(JSON.parse(writeMasksDocument(document)))).toEqual(document);
  });

  test("has an object a line", () => {
    const document = describeMasks(size, { masks, scores: [1, 1] }, { segmenter: "boxes" });
    const lines = writeMasksDocument(document).split("\n");
    expect(lines.filter((line) => line.startsWith('    {"area":'))).toHaveLength(2);
    const none = { ...document, objects: [] };
    expect(JSON.parse(writeMasksDocument(none))).toEqual(none);
  });

  test("leaves out what was not said", () => {
    const { objects } = describeMasks(size, { masks: [masks[0]], scores: [1] }, { segmenter: "boxes" });
    expect(Object.keys(objects[0])).toEqual(["area", "bbox", "segmentation", "polygons", "score"]);
  });
});

describe("pictures of masks", () => {
  test("a mask is white inside and black outside, 8 bits in a file", () => {
    const image = maskImage(drawn("#.", ".."));
    expect(image).toMatchObject({ width: 2, height: 2, channels: 1, sourceDepth: 8 });
    expect([...image.data]).toEqual([65535, 0, 0, 0]);
  });

  test("a cut-out keeps every colour at 16 bits, and alpha inside the mask", () => {
    const data = Uint16Array.of(1, 2, 3, 400, 5, 6, 7, 800);
    const image = createImage({ width: 2, height: 1, channels: 4, data });
    expect([...cutOut(image, drawn(".#")).data]).toEqual([1, 2, 3, 0, 5, 6, 7, 800]);
    const grey = createImage({ width: 2, height: 1, channels: 1, data: Uint16Array.of(9, 10) });
    expect(cutOut(grey, drawn("#."))).toMatchObject({ channels: 2, data: Uint16Array.of(9, 65535, 10, 0) });
    expect(() => cutOut(image, drawn("#"))).toThrow(expect.objectContaining({ code: "SIZE_MISMATCH" }));
  });

  test("drawn over a picture a mask has a line of its colour and a tint inside; the picture is not written into", () => {
    const picture = createRgb8({ width: 5, height: 5, data: new Uint8Array(75).fill(100) });
    const { data } = drawMasks(picture, [drawn("#####", "#####", "#####", "#####", ".....")]);
    const pixel = (x: number, y: number) => [...data.subarray((y * 5 + x) * 3, (y * 5 + x) * 3 + 3)];
    expect(pixel(2, 3)).toEqual([...colourOf(0)]);
    expect(pixel(2, 1)).toEqual([146, 121, 65]);
    expect(pixel(2, 4)).toEqual([100, 100, 100]);
    expect(picture.data.every((sample) => sample === 100)).toBe(true);
  });
});
