import { z } from "zod";

const count = z.int().nonnegative();
const side = z.int().positive();
const milliseconds = z.number().nonnegative();

const size = z.strictObject({ width: side, height: side });

const figure = z.strictObject({
  value: z.number().nullable().describe("null where the figure is not finite or not defined; `note` says why"),
  identical: z.boolean().optional().describe("both pictures are equal in every sample"),
  unit: z.string(),
  better: z.enum(["higher", "lower"]),
  parts: z.record(z.string(), z.number()).optional(),
  note: z.string().optional(),
});

const figures = z.record(z.string(), figure);

const region = z.strictObject({
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
  score: z.number(),
  line: z.tuple([z.number(), z.number(), z.number(), z.number()]).readonly().optional(),
  label: z.string().optional(),
  object: z.int().nonnegative().optional().describe("which of segmentation.objects, counted from 0"),
});

const detection = z.strictObject({
  detected: z.boolean(),
  score: z.number(),
  regions: z.array(region).readonly().describe("in pixels of the enhanced picture"),
});

const loss = z.strictObject({ group: z.string(), kind: z.enum(["lost", "changed"]), reason: z.string() });

const fidelity = z.strictObject({
  hallucination_risk: z
    .boolean()
    .nullable()
    .describe(
      "a figure lies below its minimum: the picture shows what the source has not; null when none was measured",
    ),
  figures: z
    .record(z.string(), z.strictObject({ value: z.number().nullable(), minimum: z.number() }))
    .describe("of the round trip; null where the pictures are identical or it was not measured"),
  reasons: z.array(z.string()).describe("the figures below their minimum"),
});

const segmentation = z.strictObject({
  reason: z.string().optional().describe("why none were looked for, or that came to nothing"),
  segmenter: z.string().optional(),
  because: z.string().optional().describe("why that one and not the one of the settings"),
  objects: z.array(
    z.strictObject({
      mask: z.string().describe("file of the mask, white inside"),
      area: count.describe("px"),
      bbox: z.tuple([count, count, count, count]).describe("x, y, width, height, px"),
      score: z.number().min(0).max(1).describe("confidence"),
      boundary_f: z
        .number()
        .min(0)
        .max(1)
        .nullable()
        .describe("boundary F-score with the same object of the source; null where none was found there"),
      edges_lost: z.boolean().nullable().describe("whether a stretch of its border was lost; null when not looked for"),
    }),
  ),
  left_out: count.describe("objects below the thresholds"),
});

const attempt = z.strictObject({
  format: z.string(),
  depth: z.union([z.literal(8), z.literal(16)]),
  compression: z.enum(["lossless", "lossy"]),
  quality: z.number().optional().describe("1..100, lossy only"),
  effort: z.number().optional(),
  scale: z.number().positive(),
  width: side,
  height: side,
  bytes: count,
  step: z.string().describe("why this attempt was made"),
});

/** quality.json, version 1. The keys of the first block are always there and keep their meaning. */
export const qualitySchema = z.strictObject({
  version: z.literal(1),
  original_size_bytes: count,
  enhanced_size_bytes: count,
  dimensions_before: size,
  dimensions_after: size,
  psnr: z
    .number()
    .nullable()
    .describe("dB, round trip; null when the two pictures are identical or it was not measured"),
  ssim: z.number().nullable().describe("round trip; null when it was not measured"),
  artifacts_detected: z
    .object({ lines: z.boolean().nullable(), edge_pixel_loss: z.boolean().nullable() })
    .catchall(z.boolean().nullable())
    .describe("by detector, hyphens as underscores; null where the detector did not run"),

  source: z.strictObject({
    name: z.string(),
    format: z.string(),
    sha256: z.string(),
    channels: z.int(),
    depth: z.int(),
    orientation: z.int(),
    metadata: z.array(z.string()),
  }),
  output: z.strictObject({ file: z.string(), sha256: z.string(), attempt }),
  enhancement: z.strictObject({
    resampler: z.string(),
    engine: z.enum(["classical", "ai"]),
    kernel: z.string().optional(),
    linear_light: z.boolean().describe("samples were in proportion to light while they were resampled"),
    linear_light_levels: z
      .int()
      .optional()
      .describe("of the 65,536 levels of the picture's tone curve, how many light of 16 bits tells apart"),
    scale: z.number().positive(),
    reason: z.string().describe("which rule of the plan decided the scale"),
    notes: z
      .record(z.string(), z.union([z.string(), z.number()]))
      .describe("what the resampler told about its work: model, hash, times in ms"),
  }),
  target: z.strictObject({
    floor_bytes: count,
    ceiling_bytes: count.nullable(),
    reached: z.boolean(),
    note: z.string().optional(),
    attempts: z.array(attempt),
  }),
  round_trip: z.strictObject({ convention: z.string(), resampler: z.string(), figures }),
  encoding: z.strictObject({
    convention: z.string(),
    psnr: z.number().nullable(),
    ssim: z.number().nullable(),
    lossless: z
      .boolean()
      .describe("every sample of the saved file equals the picture before encoding at the file's depth"),
    figures,
  }),
  fidelity: fidelity.optional().describe("of an AI enlargement; left out for a classical one, which invents nothing"),
  detections: z
    .record(z.string(), detection)
    .describe("by detector; with -objects behind its id, at the borders of the objects found"),
  segmentation: segmentation.optional().describe("the objects of the enhanced picture, where they were asked for"),
  preserved: z.array(z.string()).describe("groups found identical in the saved file"),
  losses: z.array(loss),
  thresholds: z.strictObject({
    psnr: z.number().optional(),
    ssim: z.number().optional(),
    passed: z.boolean(),
    failures: z.array(z.string()),
  }),
  fallbacks: z.array(z.strictObject({ wanted: z.string(), used: z.string(), reason: z.string() })),
  timings_ms: z.record(z.string(), milliseconds),
  memory_predicted_bytes: count,
  software: z.record(z.string(), z.string()).describe("versions"),
  plugins: z.array(z.strictObject({ kind: z.string(), id: z.string(), source: z.string(), options: z.unknown() })),
  settings: z.record(z.string(), z.unknown()).describe("the quality settings that were in force"),
});

/** The evidence of one run as it stands in quality.json. */
export type Quality = z.infer<typeof qualitySchema>;
