import { z } from "zod";
import { defaultLimits } from "@pixelproof/core";
import { topics, type KeepTerm } from "@pixelproof/metadata";

const formatName = z
  .string()
  .trim()
  .toLowerCase()
  .transform((name) => (name === "jpg" ? "jpeg" : name));

/** What the run aims at. Every field also comes from the environment: `minWidth` is `QUALITY_MIN_WIDTH`. */
export const qualitySettingsSchema = z
  .strictObject({
    minWidth: z.int().positive().default(800).describe("px; the result is at least this wide"),
    minHeight: z.int().positive().default(1440).describe("px; the result is at least this high"),
    scaleFactor: z.number().positive().default(1.5).describe("the result is at least this many times larger a side"),
    targetBytes: z.int().nonnegative().default(1_000_000).describe("size floor of the saved file; 0 for none"),
    maxBytes: z.int().positive().optional().describe("size ceiling of the saved file"),
    saveFormatPriority: z
      .array(formatName)
      .min(1)
      .default(["png", "webp", "jpeg"])
      .describe("the first that can hold the picture is written"),
    resampler: z.string().default("lanczos").describe("id of the classical resampler"),
    enableSr: z.boolean().default(false).describe("enlarge by AI super-resolution"),
    srResampler: z.string().default("esrgan").describe("id of the AI resampler"),
    srModel: z
      .string()
      .min(1)
      .optional()
      .describe("path of a model for the AI resampler, given to it as its option `model`; its own when left out"),
    srMinPsnr: z
      .number()
      .default(32)
      .describe("dB, round trip; an AI enlargement below it is marked as a hallucination risk"),
    srMinSsimulacra2: z
      .number()
      .max(100)
      .default(80)
      .describe("round trip; an AI enlargement below it is marked as a hallucination risk"),
    depth: z
      .union([z.literal("auto"), z.literal(8), z.literal(16)])
      .default("auto")
      .describe("bits a channel of the saved file; auto is the source's"),
    flatten: z
      .union([z.literal(false), z.literal("white"), z.string().regex(/^#[0-9a-fA-F]{6}$/)])
      .default(false)
      .describe(
        'colour ("white", "#rrggbb") to flatten transparency on where no format asked for holds it; false refuses',
      ),
    animation: z
      .enum(["refuse", "first-frame"])
      .default("refuse")
      .describe("what to do with a file of several frames or pages"),
    cmyk: z
      .enum(["convert", "keep"])
      .default("convert")
      .describe("convert inks to sRGB by their own profile, or keep CMYK as CMYK, in JPEG or TIFF alone"),
    linearLight: z
      .boolean()
      .default(false)
      .describe("resample light instead of device values; classical resamplers only"),
    dither: z.boolean().default(false).describe("spread the rounding when 16 bits become 8"),
    lossyQuality: z.int().min(90).max(100).default(92).describe("where lossy compression starts"),
    minLossyQuality: z.int().min(1).max(100).default(75).describe("how low a size ceiling may push it"),
    floorScaleLimit: z
      .number()
      .min(1)
      .default(2)
      .describe("how many times the planned scale the size floor may enlarge further"),
    roundTripResampler: z
      .string()
      .default("lanczos")
      .describe("id of the resampler that brings the saved file back to the source's size for measuring"),
    metrics: z
      .array(z.string())
      .optional()
      .describe("ids of metrics; when left out all that are registered, of the app's own psnr, ssim and ssimulacra2"),
    detectors: z
      .array(z.string())
      .optional()
      .describe("ids of detectors; all that are registered when left out; of the app's own seams only with AI"),
    segment: z
      .enum(["off", "auto"])
      .default("off")
      .describe("auto: find the objects of the enhanced picture, and hold their borders against the source"),
    segmentMinIou: z.number().min(0).max(1).default(0.5).describe("objects of less confidence are left out"),
    segmentMinStability: z
      .number()
      .min(0)
      .max(1)
      .default(0)
      .describe("objects whose mask is less stable are left out, where the segmenter tells"),
    segmentMinArea: z
      .number()
      .min(0)
      .max(1)
      .default(0.0005)
      .describe("objects that cover a smaller share of the picture are left out"),
    segmentMinPsnr: z.number().default(25).describe("dB, round trip; below it objects are not looked for"),
    segmenter: z.string().default("sam").describe("id of the plugin that finds objects"),
    segmentModel: z
      .string()
      .min(1)
      .optional()
      .describe(
        "model for the segmenter, given to it as its option `model`: a name that it knows, or a path; its own when left out",
      ),
    segmentDownload: z
      .boolean()
      .default(false)
      .describe("whether the segmenter may download weights that it lacks, given to it as its option `download`"),
    fallbackSegmenter: z
      .string()
      .default("grabcut")
      .describe("id of the plugin that finds objects where the segmenter cannot work, as without its weights"),
    minPsnr: z.number().default(30).describe("dB, round trip; below it the run ends with exit code 4"),
    minSsim: z.number().max(1).default(0.9).describe("round trip; below it the run ends with exit code 4"),
    strict: z
      .boolean()
      .default(false)
      .describe(
        "fallbacks, artefacts, a hallucination risk and a missed size target count as quality below the threshold",
      ),
  })
  .refine(({ maxBytes, targetBytes }) => maxBytes === undefined || maxBytes >= targetBytes, {
    path: ["maxBytes"],
    message: "the size ceiling lies below the floor; lower targetBytes too (0 for no floor)",
  })
  .refine(({ minLossyQuality, lossyQuality }) => minLossyQuality <= lossyQuality, {
    path: ["minLossyQuality"],
    message: "the lowest quality lies above lossyQuality, where compression starts",
  });

const keepTerms = topics.flatMap((topic): KeepTerm[] => [topic, `!${topic}`]);

/** What becomes of the metadata on its way into the saved file. */
export const metadataSettingsSchema = z.strictObject({
  keep: z
    .union([z.enum(["all", "none"]), z.array(z.enum(keepTerms))])
    .default("all")
    .describe(
      'what to keep: all, none, or topics ("copyright"); with "!" everything but those ("!gps"). colour and density stay unless excluded by name',
    ),
  density: z
    .enum(["keep", "scale"])
    .default("keep")
    .describe("keep: the same pixels an inch, a larger print; scale: more pixels an inch, the same print"),
  provenance: z.boolean().default(false).describe("add what was done to the history in the XMP"),
});

const positive = z.number().positive();

/** Bounds on what one picture may cost. */
export const limitsSchema = z.strictObject({
  inputBytes: positive.default(defaultLimits.inputBytes).describe("bytes of the input file"),
  inputPixels: positive.default(defaultLimits.inputPixels).describe("pixels of the input"),
  outputPixels: positive.default(defaultLimits.outputPixels).describe("pixels of the result"),
  memoryBytes: positive.default(defaultLimits.memoryBytes).describe("bytes of memory that the plan may predict"),
  wallTime: positive.default(defaultLimits.wallTime).describe("ms for the whole run of one picture"),
  threads: z
    .int()
    .min(0)
    .max(256)
    .exactOptional()
    .describe("threads for heavy work; as many as the machine has when left out"),
});

export type QualitySettings = z.output<typeof qualitySettingsSchema>;
export type MetadataSettings = z.output<typeof metadataSettingsSchema>;
