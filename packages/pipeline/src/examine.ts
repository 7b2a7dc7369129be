import { abreast, type Context, type Decoded, type Host, type Image } from "@pixelproof/core";
import { detect, type Detections } from "./detect.ts";
import { compared, measureRun, type Measured } from "./evidence.ts";
import { illustrate, type Illustrations } from "./illustrate.ts";
import { rendering } from "./inks.ts";
import { together } from "./progress.ts";
import { detectPerObject } from "./segment/detect-per-object.ts";
import { findObjects, type Objects } from "./segment/find-objects.ts";
import type { RunSettings } from "./registered.ts";
import type { Stopwatch } from "./stopwatch.ts";

/** The pictures that a run is judged by. */
export interface Judged {
  readonly source: Decoded;
  /** The picture before encoding: that of `saved` itself where every sample of the file is as it was. */
  readonly unencoded: Image;
  /** What the file holds. */
  readonly saved: Decoded;
}

/** What is said and shown of a picture beside its source. */
export interface Evidence {
  readonly measured: Measured;
  readonly detections: Detections;
  readonly illustrations: Illustrations;
  /** Where they were asked for. */
  readonly objects?: Objects;
  /** What the common space is, in words for the report. */
  readonly space: string;
}

/** Compares, then measures, detects and draws at the same time; then finds objects, and looks at each, where that is asked for. */
export async function examine(
  { source, unencoded, saved }: Judged,
  settings: RunSettings,
  { step, watch }: { readonly step: (name: "compare" | "examine") => Context; readonly watch: Stopwatch },
  host: Host,
): Promise<Evidence> {
  const { metadata } = rendering(source);
  const pictures = { source: source.image, unencoded, saved: saved.image };
  const comparison = await watch.time("compare", () => compared(pictures, metadata, settings, host, step("compare")));
  const shown = { source: rendering(source), saved: rendering(saved), compared: comparison };
  const [measuring, detecting, drawing, finding, looking] = abreast(step("examine"), [3, 3, 1, ...later(settings)]);
  const [measured, detections, illustrations] = await together([
    watch.time("measure", () => measureRun(comparison, settings.metrics, host, measuring)),
    watch.time("detect", () => detect(comparison, settings.detectors, host, detecting)),
    watch.time("report", () => illustrate(shown, settings.roundTripResampler, host, drawing)),
  ]);
  const evidence = { measured, detections, illustrations, space: comparison.space };
  if (settings.segment === "off") return evidence;
  const objects = await watch.time("segment", () => findObjects(comparison, measured, settings, host, finding));
  const { masks } = objects.segmentation;
  if (masks.length === 0) return { ...evidence, objects };
  const { before, after } = comparison;
  const own = await watch.time("detect", () =>
    detectPerObject({ before, after, masks }, settings.detectors, host, looking),
  );
  return { ...evidence, detections: { ...detections, ...own }, objects };
}

/** Weights of finding objects and of looking at each. */
const later = ({ segment }: RunSettings): number[] => (segment === "off" ? [0, 0] : [6, 1]);
