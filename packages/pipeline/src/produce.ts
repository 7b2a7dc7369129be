import type { Context, Decoded, Host, Registered, Size } from "@pixelproof/core";
import type { Converted } from "@pixelproof/metadata";
import { carryMetadata } from "./carry-metadata.ts";
import type { KnownCodec } from "./codecs.ts";
import { engineOf } from "./engine.ts";
import { enlarger, type Enlarger } from "./enlarger.ts";
import { compared, type Compared } from "./evidence.ts";
import { rendering } from "./inks.ts";
import type { Intake } from "./intake.ts";
import { pixelsWithin } from "./memory.ts";
import { withoutProgress } from "./progress.ts";
import type { Quality } from "./quality.ts";
import type { RunSettings } from "./registered.ts";
import type { MetadataSettings } from "./settings.ts";
import { pipelineVersion } from "./software.ts";
import type { Stopwatch } from "./stopwatch.ts";
import { encodeToTarget, type TargetResult } from "./target/attempts.ts";
import { verify, type Verification } from "./verify.ts";

/** What a file is made from. */
export interface Order {
  readonly intake: Intake;
  readonly source: Decoded;
  readonly settings: RunSettings;
  readonly metadata: MetadataSettings;
}

/** A file, what it was found to hold, and the pictures that it is judged by. */
export interface Produced extends Pick<Enlarger, "light" | "fallbacks"> {
  /** Which made the picture in the end. */
  readonly resampler: Registered<"resampler">;
  readonly target: FileMade;
  /** The file, decoded again. */
  readonly saved: Decoded;
  readonly verification: Verification;
  readonly comparison: Compared;
  /** What the resampler told about its work. */
  readonly notes: Quality["enhancement"]["notes"];
}

/** How the file came to be, without the picture before encoding: that is the largest thing of a run. */
export type FileMade = Omit<TargetResult, "image" | "inks">;

/** Enlarges, encodes to target, decodes what will be saved, verifies it, and lets the picture before encoding go. */
export async function produce(
  { intake, source, settings, metadata }: Order,
  { step, watch }: { readonly step: (name: "enhance" | "verify" | "compare") => Context; readonly watch: Stopwatch },
  host: Host,
): Promise<Produced> {
  const notes: Produced["notes"] = {};
  const enhancing: Context = { ...step("enhance"), note: (name, fact) => void (notes[name] = fact) };
  const engine = engineOf(host, settings);
  const { enlarge, enlargeInks, light, fallbacks } = await enlarger(source, engine, settings, host, enhancing);
  const carry = ({ capabilities }: KnownCodec, to: Size): Converted =>
    carryMetadata(source.metadata, metadata, {
      from: source.image,
      to,
      resampler: engine.used,
      target: capabilities,
      version: pipelineVersion,
    });
  const { limits } = enhancing;
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
          codec.codec.encode(picture, carry(codec, picture).metadata, how, withoutProgress(enhancing)),
        ),
    },
    enhancing.signal,
  );

  const saved = await watch.time("verify", () =>
    target.codec.codec.decode(target.encoded.bytes, step("verify"), { inks: source.inks !== undefined }),
  );
  const carried = carry(target.codec, image);
  const given = { image, ...(inks && { inks }), metadata: source.metadata, carried: carried.metadata };
  const verification = verify(given, saved, [...(source.losses ?? []), ...carried.losses, ...target.encoded.losses]);
  const unencoded = verification.lossless ? saved.image : image;
  const comparison = await watch.time("compare", () =>
    compared(
      { source: source.image, unencoded, saved: saved.image },
      rendering(source).metadata,
      settings,
      host,
      step("compare"),
    ),
  );
  const { used: resampler, fallbacks: standIns } = engine;
  return {
    resampler,
    target,
    saved,
    verification,
    comparison,
    notes,
    light,
    fallbacks: [...standIns, ...fallbacks],
  };
}
