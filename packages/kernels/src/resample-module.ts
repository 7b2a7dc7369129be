import { readFileSync } from "node:fs";
import { PixelproofError } from "@pixelproof/core";
import type { Memory } from "./arena.ts";

interface Module {
  readonly [Symbol.toStringTag]: string;
}

declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => Module;
  readonly Instance: new (module: Module) => { readonly exports: object };
  readonly Memory: new (size: { readonly initial: number }) => Memory;
};

/** What `assembly/resample.ts` exports; addresses and sizes in bytes, widths in pixels. */
export interface ResampleExports {
  readonly memory: Memory;
  widen(from: number, to: number, width: number, channels: number): void;
  filterRow(
    from: number,
    to: number,
    width: number,
    firsts: number,
    counts: number,
    weights: number,
    stride: number,
  ): void;
  filterColumns(
    ring: number,
    rowBytes: number,
    slots: number,
    slot: number,
    count: number,
    weights: number,
    to: number,
    width: number,
  ): void;
  clampRow(from: number, to: number, width: number, firsts: number, counts: number): void;
  clampColumns(
    ring: number,
    rowBytes: number,
    slots: number,
    slot: number,
    count: number,
    to: number,
    width: number,
  ): void;
  narrow(from: number, to: number, width: number, channels: number): void;
}

const functions = ["widen", "filterRow", "filterColumns", "clampRow", "clampColumns", "narrow"];

// Next to the sources and next to the compiled files this is the same place.
const file = new URL("../dist/resample.wasm", import.meta.url);

let compiled: Module | undefined;

/** A new instance with a memory of its own; the module is compiled once a thread. Throws `ENGINE_MISSING`. */
export function instantiateResample(): ResampleExports {
  compiled ??= compile();
  const { exports } = new WebAssembly.Instance(compiled);
  if (!isResample(exports)) {
    throw new PixelproofError("ENGINE_MISSING", `Expected the kernels of this version in ${file.pathname}; ${remedy}`);
  }
  return exports;
}

const remedy = "install the package again, or in a checkout run pnpm --filter @pixelproof/kernels wasm";

function compile(): Module {
  try {
    return new WebAssembly.Module(readFileSync(file));
  } catch (error) {
    throw PixelproofError.from(error, "ENGINE_MISSING", `The kernels could not be loaded; ${remedy}`);
  }
}

function isResample(exports: object): exports is ResampleExports {
  const members = new Map<string, unknown>(Object.entries(exports));
  return (
    members.get("memory") instanceof WebAssembly.Memory &&
    functions.every((name) => typeof members.get(name) === "function")
  );
}
