import { basename } from "node:path";
import { createLogUpdate } from "log-update";
import type { BatchItem, BatchListener } from "../batch/run.ts";
import { paintFor } from "./paint.ts";
import { describeOutcome } from "./summary.ts";
import { visible } from "./visible.ts";
import { bar, fit } from "./words.ts";

/** Shows a batch while it runs, on standard error. */
export interface ProgressView extends BatchListener {
  /** Prints a line above whatever is being drawn. */
  line(text: string): void;
  close(): void;
}

/** A bar a running picture and one for the batch, redrawn in place. */
export function barView(stream: NodeJS.WriteStream): ProgressView {
  const draw = createLogUpdate(stream);
  const paint = paintFor(stream);
  const running = new Map<string, { step: string; fraction: number }>();
  let [total, ended] = [0, 0];
  const redraw = (): void => {
    const fractions = [...running.values()].map(({ fraction }) => fraction);
    const overall = fractions.reduce((sum, fraction) => sum + fraction, ended) / total;
    const rows = [...running].map(([file, { step, fraction }]) => row(fraction, step, basename(file)));
    if (total > 1) rows.push(row(overall, "", `${ended} of ${total} pictures`));
    draw(rows.map((text) => fit(text, stream.columns)).join("\n"));
  };
  const line = (text: string): void => {
    draw.clear();
    stream.write(`${text}\n`);
    if (running.size > 0) redraw();
  };
  const progressed = ({ file }: BatchItem, event: { step: string; fraction: number }): void => {
    running.set(file, event);
    redraw();
  };
  return {
    line,
    planned: (count) => void (total = count),
    started: (item) => progressed(item, { step: "", fraction: 0 }),
    progressed,
    ended(outcome) {
      running.delete(outcome.file);
      ended++;
      if (outcome.state !== "cancelled") line(describeOutcome(outcome, paint));
    },
    close() {
      draw.clear();
      draw.done();
    },
  };
}

/** The bar first, so that bars stand below each other whatever the letters of the names. */
const row = (fraction: number, step: string, name: string): string =>
  `${bar(fraction, 30)} ${String(Math.round(fraction * 100)).padStart(3)} %  ${step.padEnd(8)} ${visible(name)}`;

/** One plain line when a picture starts and one when it ends, for logs and pipes. */
export function lineView(stream: NodeJS.WriteStream): ProgressView {
  const paint = paintFor(stream);
  let [total, started] = [0, 0];
  const line = (text: string): void => void stream.write(`${text}\n`);
  return {
    line,
    planned: (count) => void (total = count),
    started: ({ file }) => line(`[${++started}/${total}] ${visible(file)}`),
    ended: (outcome) => (outcome.state === "cancelled" ? undefined : line(describeOutcome(outcome, paint))),
    close: () => {},
  };
}
