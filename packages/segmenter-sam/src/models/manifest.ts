import { modelFileSchema } from "@pixelproof/onnx";
import { z } from "zod";

const name = z.string().min(1);

/** One file of a model, as the store knows it. */
const fileSchema = modelFileSchema.pick({ file: true, address: true, sha256: true, bytes: true });

const withBeside = fileSchema.extend({
  beside: z.array(fileSchema).default([]).describe("weights that the file reads from its own folder"),
});

const colour = z.tuple([z.number(), z.number(), z.number()]);

const encoderSchema = withBeside.extend({
  input: z.strictObject({
    name,
    layout: z.enum(["HWC", "NCHW"]).describe("HWC: one picture without a batch, at its resized size"),
    fit: z
      .enum(["longest", "stretch"])
      .describe("longest: the longer side becomes 1024 px, the picture lies at the top left; stretch: both do"),
    white: z.number().positive().describe("the value of white; black is 0"),
    mean: colour.default([0, 0, 0]).describe("taken off each channel, in that range"),
    deviation: colour.default([1, 1, 1]).describe("each channel is then divided by this"),
  }),
});

const constantSchema = z.strictObject({
  type: z.enum(["float32", "int64"]),
  dims: z.array(z.int().nonnegative()),
  values: z.array(z.number()).optional().describe("zeros when left out"),
});

const decoderSchema = withBeside.extend({
  embeddings: z.record(name, name).describe("inputs of the decoder by outputs of the encoder"),
  points: z.strictObject({
    name,
    rank: z.union([z.literal(3), z.literal(4)]).describe("3: [1, points, 2]; 4: [1, prompts, points, 2]"),
    side: z.number().positive().describe("the side of the frame that coordinates are in"),
    most: z.int().positive().optional().describe("points of one prompt beyond which the model drops some"),
    negatives: z.boolean().describe("whether it knows background points"),
    padding: z.boolean().describe("whether a prompt without a box needs the point (0, 0) labelled -1"),
  }),
  labels: z.strictObject({ name, type: z.enum(["float32", "int64"]) }),
  boxes: z
    .union([z.enum(["corners", "none"]), z.strictObject({ name })])
    .describe("corners: as points labelled 2 and 3; a name: an input [1, boxes, 4]; none: it knows no boxes"),
  mask: z
    .strictObject({ name, flag: name })
    .optional()
    .describe("input of rough logits, [1, 1, 256, 256] over the frame, and of whether there are any, [1]"),
  batch: z.int().positive().default(1).describe("prompts that one run takes"),
  masks: name.describe("output of logits of 256x256 over the frame, several a prompt"),
  scores: name.describe("output of predicted IoU, one a mask"),
  isFirstSingle: z.boolean().describe("whether the first of four masks is the one for prompts that are not ambiguous"),
  constants: z.record(name, constantSchema).default({}).describe("other inputs, always the same"),
});

/** The contract of a Segment Anything model: what its two graphs take and give. A new export is a new manifest. */
export const samManifestSchema = modelFileSchema
  .pick({ name: true, licence: true, source: true })
  .extend({ encoder: encoderSchema, decoder: decoderSchema });

export type SamManifest = z.output<typeof samManifestSchema>;

/** The side of the frame that every model of the family looks at, px. */
export const frameSide = 1024;
