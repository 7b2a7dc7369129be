import { PixelproofError } from "@pixelproof/core";
import { filesOf, type Pipeline, type ProgressEvent, type Quality } from "@pixelproof/pipeline";
import { exitCodeOf, exitCodes } from "../exit-codes.ts";
import { saveResult } from "./save-result.ts";

/** One file of a batch and the folder reserved for its results. */
export interface BatchItem {
  readonly file: string;
  readonly folder: string;
}

/** How one file ended, and where its results are. */
export type Outcome = BatchItem & { readonly exitCode: number } & (
    | { readonly state: "done" | "below-threshold"; readonly quality: Quality }
    | { readonly state: "failed" | "cancelled"; readonly error: PixelproofError }
  );

/** Told what happens, for the terminal. */
export interface BatchListener {
  planned?(total: number): void;
  started?(item: BatchItem): void;
  progressed?(item: BatchItem, event: ProgressEvent): void;
  ended?(outcome: Outcome): void;
}

export interface BatchOptions {
  /** Pictures at a time. */
  readonly concurrency: number;
  /** Cancels the pictures that run, and those that have not started. */
  readonly signal: AbortSignal;
  /** Reserves another folder for a file. */
  readonly folderOf: (file: string) => string;
  readonly listener: BatchListener;
}

/** Runs the pipeline over the files; one that fails does not stop the others. Outcomes stand in the order of the items. */
export async function runBatch(
  items: readonly BatchItem[],
  pipeline: Pick<Pipeline, "enhance">,
  options: BatchOptions,
): Promise<Outcome[]> {
  const { concurrency, signal, listener } = options;
  const outcomes: Outcome[] = Array.from({ length: items.length });
  const queue = items.entries();
  const work = async (): Promise<void> => {
    for (const [i, item] of queue) {
      const outcome = signal.aborted ? failed(item, signal.reason, signal) : await runOne(item, pipeline, options);
      outcomes[i] = outcome;
      listener.ended?.(outcome);
    }
  };
  listener.planned?.(items.length);
  await Promise.all(Array.from({ length: Math.min(concurrency, items.length) }, work));
  return outcomes;
}

async function runOne(
  item: BatchItem,
  pipeline: Pick<Pipeline, "enhance">,
  { signal, folderOf, listener }: BatchOptions,
): Promise<Outcome> {
  try {
    listener.started?.(item);
    const onProgress = (event: ProgressEvent): void => listener.progressed?.(item, event);
    const enhancement = await pipeline.enhance(item.file, { signal, onProgress });
    const folder = await saveResult(item, filesOf(enhancement), folderOf);
    const { quality } = enhancement;
    return quality.thresholds.passed
      ? { ...item, folder, quality, state: "done", exitCode: exitCodes.done }
      : { ...item, folder, quality, state: "below-threshold", exitCode: exitCodes.quality };
  } catch (error) {
    return failed(item, error, signal);
  }
}

function failed(item: BatchItem, reason: unknown, signal: AbortSignal): Outcome {
  const error = PixelproofError.from(reason, "INTERNAL", `The run on ${item.file} failed`);
  return signal.aborted && error.code === "ABORTED"
    ? { ...item, error, state: "cancelled", exitCode: exitCodes.interrupted }
    : { ...item, error, state: "failed", exitCode: exitCodeOf(error) };
}
