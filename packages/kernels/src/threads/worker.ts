import type { MessagePort } from "node:worker_threads";
import { PixelproofError, type ErrorCode } from "@pixelproof/core";
import { kTransferable, kValue, Tinypool } from "tinypool";
import type { Task } from "./task.ts";

/** What a thread is asked to do. */
export interface Order<Input> {
  readonly module: string;
  readonly name: string;
  readonly input: Input;
  /** Takes the fraction done. */
  readonly port: MessagePort;
  /** Not 0 once nobody waits for the result any more. */
  readonly stop: Int32Array;
}

/** Errors lose their code on the way between threads: it travels as data. */
export type Answer<Output> =
  | { readonly output: Output }
  | { readonly error: { code: ErrorCode; message: string; details: Record<string, unknown> } };

export default async function work({ module, name, input, port, stop }: Order<unknown>): Promise<unknown> {
  try {
    const exported: Readonly<Record<string, unknown>> = await import(module);
    const task = exported[name];
    if (!isTask(task)) throw new PixelproofError("INTERNAL", `Expected a task ${name} in ${module}`);
    assertWanted(stop);
    const output = await task.work(input, (fraction) => {
      assertWanted(stop);
      port.postMessage(fraction);
    });
    return Tinypool.move({
      [kValue]: { output },
      [kTransferable]: [...buffersOf(output)],
    });
  } catch (error) {
    if (PixelproofError.is(error)) return { error: error.toJSON() };
    throw error;
  } finally {
    port.close();
  }
}

function assertWanted(stop: Int32Array): void {
  if (Atomics.load(stop, 0) !== 0) throw new PixelproofError("ABORTED", "The work was cancelled before it was done");
}

function isTask(value: unknown): value is Task<unknown, unknown> {
  return typeof value === "object" && value !== null && "work" in value && typeof value.work === "function";
}

/** Memory of the typed arrays in a result: handed over instead of copied. */
function buffersOf(value: unknown, found: Set<ArrayBuffer> = new Set()): Set<ArrayBuffer> {
  if (ArrayBuffer.isView(value)) {
    if (value.buffer instanceof ArrayBuffer) found.add(value.buffer);
  } else if (typeof value === "object" && value !== null) {
    for (const member of Object.values(value)) buffersOf(member, found);
  }
  return found;
}
