import type { Context, Decoded, Host, Image, Inks, Registered, Size } from "@pixelproof/core";
import type { Converted } from "@pixelproof/metadata";
import { asWritten } from "./as-written.ts";
import { carryMetadata } from "./carry-metadata.ts";
import type { KnownCodec } from "./codecs.ts";
import { engineOf } from "./engine.ts";
import { enlarger, type Enlarger } from "./enlarger.ts";
import type { Intake } from "./intake.ts";
import { pixelsWithin } from "./memory.ts";
import { withoutProgress } from "./progress.ts";
import type { Quality } from "./quality.ts";
import type { RunSettings } from "./registered.ts";
import type { MetadataSettings } from "./settings.ts";
import { pipelineVersion } from "./software.ts";
import type { Stopwatch } from "./stopwatch.ts";
import { encodeToTarget, type TargetResult } from "./target/attempts.ts";

/** What a file is made from. */
export interface Order {
  readonly intake: Intake;
  readonly source: Decoded;
  readonly settings: RunSettings;
  readonly metadata: MetadataSettings;
}

/** A file that is to be proved, and how it was made. */
export interface Produced extends Pick<Enlarger, "light" | "fallbacks"> {
  /** Which made the picture in the end. */
  readonly resampler: Registered<"resampler">;
  readonly target: FileMade;
  readonly written: Written;
  /** What the resampler told about its work. */
  readonly notes: Quality["enhancement"]["notes"];
}

/** How the file came to be, without the picture before encoding: that is the largest thing of a run. */
export type FileMade = Omit<TargetResult, "image" | "inks">;

/** What went into a file. */
export interface Written {
  /** The picture before encoding; of a file that is lossless at its depth, at that depth. */
  readonly image: Image;
  /** Written instead of the image. */
  readonly inks?: Inks;
  readonly carried: Converted;
}

/** Enlarges and encodes to target. */
export async function produce(
  { intake, source, settings, metadata }: Order,
  { enhancing, watch }: { readonly enhancing: Context; readonly watch: Stopwatch },
  host: Host,
): Promise<Produced> {
  const notes: Produced["notes"] = {};
  const context: Context = { ...enhancing, note: (name, fact) => void (notes[name] = fact) };
  const engine = engineOf(host, settings);
  const { enlarge, enlargeInks, light, fallbacks } = await enlarger(source, engine, settings, host, context);
  const carry = ({ capabilities }: KnownCodec, to: Size): Converted =>
    carryMetadata(source.metadata, metadata, {
      from: source.image,
      to,
      resampler: engine.used,
      target: capabilities,
      version: pipelineVersion,
    });
  const { limits } = context;
  const samples = source.image.channels + (source.inks?.length ?? 0);
  const { image, inks, ...target } = await encodeToTarget(
    {
      source: source.image,
      plan: intake.plan,
      settings,
      host,
      largestPixels: Math.min(limits.outputPixels, pixelsWithin(limits, samples)),
      enlarge: (size) => watch.time("enhance", () => enlarge(size)),
      ...(enlargeInks && { enlargeInks: (size: Size) => watch.time("enhance", () => enlargeInks(size)) }),
      encode: (codec, picture, how) =>
        watch.time("encode", () =>
          codec.codec.encode(picture, carry(codec, picture).metadata, how, withoutProgress(context)),
        ),
    },
    context.signal,
  );
  const { compression, depth } = target.recipe;
  const { used: resampler, fallbacks: standIns } = engine;
  return {
    resampler,
    target,
    written: {
      image: compression === "lossless" ? asWritten(image, depth) : image,
      ...(inks && { inks }),
      carried: carry(target.codec, image),
    },
    notes,
    light,
    fallbacks: [...standIns, ...fallbacks],
  };
}
