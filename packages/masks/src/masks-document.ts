import type { Mask, Prompt, Segmentation, Size } from "@pixelproof/core";
import { z } from "zod";
import { maskBox } from "./box.ts";
import { outlines } from "./outlines.ts";
import { maskArea } from "./overlap.ts";
import { compressRle, encodeRle } from "./rle.ts";
import { simplifyRing } from "./simplify-ring.ts";

const side = z.int().positive();
const count = z.int().min(0);

const rleSchema = z
  .strictObject({ size: z.tuple([side, side]).describe("height, width"), counts: z.string() })
  .describe("COCO RLE, compressed as pycocotools reads it");

const promptSchema = z.strictObject({
  points: z.array(z.strictObject({ x: z.number(), y: z.number(), foreground: z.boolean() })).optional(),
  box: z.strictObject({ x: z.number(), y: z.number(), width: z.number(), height: z.number() }).optional(),
  mask: rleSchema.optional(),
});

const objectSchema = z.strictObject({
  mask: z.string().optional().describe("file of the mask, white inside"),
  prompt: promptSchema.optional().describe("what was asked for; missing where all objects were"),
  area: count.describe("px"),
  bbox: z.tuple([count, count, count, count]).describe("x, y, width, height, px; four zeros for an empty mask"),
  score: z.number().min(0).max(1).describe("confidence"),
  scores: z.record(z.string(), z.number()).optional().describe("further figures, by name"),
  segmentation: rleSchema,
  polygons: z.array(z.array(z.number())).describe("x, y, x, y… in px: borders clockwise, holes the other way round"),
});

/** What masks.json holds. */
export const masksDocumentSchema = z.strictObject({
  version: z.literal(1),
  picture: z.strictObject({ width: side, height: side }).describe("px, also of each mask"),
  segmenter: z.string().min(1).describe("the plugin that made the masks"),
  because: z.string().optional().describe("why that one and not the one asked for"),
  objects: z.array(objectSchema),
});

export type MasksDocument = z.output<typeof masksDocumentSchema>;

/** What is said of objects beside their masks. */
export interface Described {
  readonly segmenter: string;
  readonly because?: string | undefined;
  /** What was asked for: one a mask, or none. */
  readonly prompts?: readonly Prompt[];
  /** Files of the masks. */
  readonly files?: readonly string[];
  /** How far polygons may be from the border, px; 1 unless told. 0 is exact, and long. */
  readonly tolerance?: number;
}

/** masks.json of a segmentation of a picture of that size. */
export function describeMasks({ width, height }: Size, segmentation: Segmentation, said: Described): MasksDocument {
  const { segmenter, because, prompts = [], files = [], tolerance = 1 } = said;
  const { masks, scores, parts = [] } = segmentation;
  return {
    version: 1,
    picture: { width, height },
    segmenter,
    ...(because !== undefined && { because }),
    objects: masks.map((mask, i) => ({
      ...(files[i] !== undefined && { mask: files[i] }),
      ...(prompts[i] !== undefined && { prompt: describePrompt(prompts[i]) }),
      ...describeMask(mask, tolerance),
      score: scores[i],
      ...(parts[i] !== undefined && { scores: { ...parts[i] } }),
    })),
  };
}

function describePrompt({ mask, ...others }: Prompt): z.output<typeof promptSchema> {
  return promptSchema.parse({ ...others, ...(mask && { mask: rleOf(mask) }) });
}

function rleOf(mask: Mask): z.output<typeof rleSchema> {
  const { size, counts } = compressRle(encodeRle(mask));
  return { size: [...size], counts };
}

function describeMask(
  mask: Mask,
  tolerance: number,
): Pick<MasksDocument["objects"][number], "area" | "bbox" | "segmentation" | "polygons"> {
  const box = maskBox(mask) ?? { x: 0, y: 0, width: 0, height: 0 };
  return {
    area: maskArea(mask),
    bbox: [box.x, box.y, box.width, box.height],
    segmentation: rleOf(mask),
    polygons: outlines(mask).map((ring) => [...simplifyRing(ring, tolerance)]),
  };
}

/** masks.json as text: an object a line. */
export function writeMasksDocument({ objects, ...head }: MasksDocument): string {
  const lines = objects.map((object) => `    ${JSON.stringify(object)}`);
  const open = JSON.stringify(head, undefined, 2).slice(0, -2);
  return `${open},\n  "objects": [${lines.length === 0 ? "" : `\n${lines.join(",\n")}\n  `}]\n}\n`;
}
