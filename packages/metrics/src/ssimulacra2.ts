import { definePlugin, throwIfAborted, type Measurement, type Plugin, type Rgb8 } from "@pixelproof/core";
import { compareScales, defineTask, run, threadsFor } from "@pixelproof/kernels";
import { assertSameSize, assertSmallestSide } from "./comparable.ts";
import { atOnce, inTurns } from "./in-turns.ts";
import { scoreOf } from "./ssimulacra2/score-of.ts";

/** Smallest side, px. */
const smallestSide = 8;

/** Two pictures of one size. */
interface Pair {
  readonly reference: Rgb8;
  readonly candidate: Rgb8;
}

/**
 * SSIMULACRA 2.1 (Sneyers 2023, github.com/cloudinary/ssimulacra2): up to 100, which equal pictures have, and without a
 * lower bound; 90 is very close, 70 close, 50 medium, 30 far. Blurs and artefacts are weighted differently, so the order of
 * the pictures matters. 32-bit floats; against the C++ tool see `validatedAgainst`. `progress` is told the fraction done.
 * Throws `SIZE_MISMATCH`, `IMAGE_TOO_SMALL` below 8 px, and `LIMIT_MEMORY` beyond 262,144 columns.
 */
export function ssimulacra2(reference: Rgb8, candidate: Rgb8, progress?: (fraction: number) => void): number {
  assertMeasurable(reference, candidate);
  return scoreOf(atOnce(compareScales(reference, candidate), progress));
}

function assertMeasurable(reference: Rgb8, candidate: Rgb8): void {
  assertSameSize(reference, candidate);
  assertSmallestSide(reference, smallestSide);
}

/** `ssimulacra2` as a task for a thread. */
export const ssimulacra2Task = defineTask(
  import.meta.url,
  "ssimulacra2Task",
  ({ reference, candidate }: Pair, progress) => ssimulacra2(reference, candidate, progress),
);

/** `ssimulacra2` as a plugin. */
const plugin: Plugin<"metric"> = definePlugin({
  kind: "metric",
  name: "ssimulacra2",
  apiVersion: 1,
  description: "SSIMULACRA 2.1: perceptual score of blur and artefacts in XYB, six scales.",
  capabilities: {
    unit: "",
    better: "higher",
    range: [null, 100],
    smallestSide,
    validatedAgainst: "the C++ tool, version 2.1, on 62 pairs of photographs: within 0.15, 60 of them within 0.05",
  },
  create: () => ({
    async measure(reference, candidate, context): Promise<Measurement> {
      throwIfAborted(context.signal);
      assertMeasurable(reference, candidate);
      if (Buffer.compare(reference.data, candidate.data) === 0) {
        context.progress(1);
        return { value: 100, identical: true };
      }
      const pixels = reference.width * reference.height;
      if (threadsFor(pixels, context.limits) === 0) {
        return { value: scoreOf(await inTurns(compareScales(reference, candidate), context)) };
      }
      const value = await run(ssimulacra2Task, { reference, candidate }, pixels, context);
      context.progress(1);
      return { value };
    },
  }),
});

export default plugin;
