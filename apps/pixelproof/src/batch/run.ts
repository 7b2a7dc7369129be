import { PixelproofError } from "@pixelproof/core";
import { filesOf, saveFolder, type Pipeline, type ProgressEvent, type Quality } from "@pixelproof/pipeline";
import { exitCodeOf, exitCodes } from "../exit-codes.ts";

/** One file of a batch and where its results go. */
export interface BatchItem {
  readonly file: string;
  readonly folder: string;
}

/** How one file ended. */
export type Outcome = BatchItem & { readonly exitCode: number } & (
    | { readonly state: "done" | "below-threshold"; readonly quality: Quality }
    | { readonly state: "failed"; readonly error: PixelproofError }
  );

/** Told what happens, for the terminal. */
export interface BatchListener {
  started?(item: BatchItem): void;
  progressed?(item: BatchItem, event: ProgressEvent): void;
  ended?(outcome: Outcome): void;
}

/** Runs the pipeline over the files, `concurrency` at a time; a file that fails does not stop the others. */
export async function runBatch(
  items: readonly BatchItem[],
  pipeline: Pipeline,
  options: { readonly concurrency: number; readonly signal: AbortSignal; readonly listener: BatchListener },
): Promise<Outcome[]> {
  const { concurrency, signal, listener } = options;
  const outcomes: Outcome[] = Array.from({ length: items.length });
  const queue = items.entries();
  const work = async (): Promise<void> => {
    for (const [i, item] of queue) {
      listener.started?.(item);
      const outcome = await runOne(item, pipeline, signal, listener);
      outcomes[i] = outcome;
      listener.ended?.(outcome);
    }
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, items.length) }, work));
  return outcomes;
}

async function runOne(
  item: BatchItem,
  pipeline: Pipeline,
  signal: AbortSignal,
  listener: BatchListener,
): Promise<Outcome> {
  try {
    const onProgress = (event: ProgressEvent): void => listener.progressed?.(item, event);
    const enhancement = await pipeline.enhance(item.file, { signal, onProgress });
    await saveFolder(item.folder, filesOf(enhancement));
    const { quality } = enhancement;
    const passed = quality.thresholds.passed;
    return {
      ...item,
      quality,
      state: passed ? "done" : "below-threshold",
      exitCode: passed ? exitCodes.done : exitCodes.quality,
    };
  } catch (error) {
    const coded = PixelproofError.from(error, "INTERNAL", `The run on ${item.file} failed`);
    return { ...item, state: "failed", error: coded, exitCode: exitCodeOf(coded) };
  }
}
