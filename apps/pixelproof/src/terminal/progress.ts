import { basename } from "node:path";
import { createLogUpdate } from "log-update";
import type { ProgressEvent } from "@pixelproof/pipeline";
import type { BatchItem, BatchListener, Outcome } from "../batch/run.ts";
import { describeOutcome } from "./summary.ts";
import { bar } from "./words.ts";

/** Shows a batch while it runs, on standard error. */
export interface ProgressView extends BatchListener {
  /** Prints a line above whatever is being drawn. */
  line(text: string): void;
  close(): void;
}

/** A bar a running picture and one for the batch, redrawn in place. */
export function barView(total: number, stream: NodeJS.WriteStream): ProgressView {
  const draw = createLogUpdate(stream);
  const running = new Map<string, { name: string; event: ProgressEvent }>();
  let ended = 0;
  const redraw = (): void => {
    const rows = [...running.values()].map(({ name, event }) => row(name, event.fraction, event.step));
    const sum = [...running.values()].reduce((all, { event }) => all + event.fraction, ended);
    draw([...rows, ...(total > 1 ? [row(`${ended} of ${total}`, sum / total, "")] : [])].join("\n"));
  };
  const line = (text: string): void => {
    draw.clear();
    stream.write(`${text}\n`);
    redraw();
  };
  return {
    line,
    started(item) {
      running.set(item.folder, { name: basename(item.file), event: { step: "start", fraction: 0 } });
      redraw();
    },
    progressed(item, event) {
      running.set(item.folder, { name: basename(item.file), event });
      redraw();
    },
    ended(outcome) {
      running.delete(outcome.folder);
      ended++;
      line(describeOutcome(outcome));
    },
    close: () => draw.clear(),
  };
}

/** One plain line when a picture starts and one when it ends, for logs and pipes. */
export function lineView(total: number, stream: NodeJS.WriteStream): ProgressView {
  let started = 0;
  const line = (text: string): void => void stream.write(`${text}\n`);
  return {
    line,
    started: (item: BatchItem) => line(`[${++started}/${total}] ${item.file}`),
    ended: (outcome: Outcome) => line(describeOutcome(outcome)),
    close: () => {},
  };
}

function row(name: string, fraction: number, step: string): string {
  const short = name.length > 28 ? `${name.slice(0, 27)}…` : name.padEnd(28);
  return `${short} ${bar(fraction, 30)} ${String(Math.round(fraction * 100)).padStart(3)} % ${step}`;
}
