import { open } from "node:fs/promises";
import { PixelproofError } from "@pixelproof/core";
import type { ModelFile } from "../model-file.ts";
import { modelMissing } from "./model-missing.ts";

/** What one attempt at a download needs. */
export interface Attempt {
  readonly address: string;
  readonly model: ModelFile;
  /** Where the model will be; until it is complete, it is in `partOf(place)`. */
  readonly place: string;
  /** Bytes that are there already. */
  readonly have: number;
  readonly signal: AbortSignal;
  /** Milliseconds without a byte after which the server counts as gone. */
  readonly stall: number;
  /** Told how many bytes are there. */
  readonly received: (bytes: number) => void;
}

/** The unfinished file of a model that will be in `place`. */
export const partOf = (place: string): string => `${place}.part`;

/**
 * Asks a server for the bytes of a model that are missing, and appends them to its part; starts anew where the server
 * cannot continue. Throws `MODEL_MISSING` when the server does not give it, `MODEL_INVALID` when the server has another file than the manifest says, `OUTPUT_UNWRITABLE`
 * when the part cannot be written, and whatever `fetch` throws when the connection fails.
 */
export async function fetchPart({ address, model, place, have, signal, stall, received }: Attempt): Promise<void> {
  const part = partOf(place);
  const silence = new AbortController();
  const timer = setTimeout(() => silence.abort(new Error(`no byte came for ${stall / 1000} s`)), stall);
  try {
    const range = have > 0 ? { range: `bytes=${have}-` } : undefined;
    const headers = { "accept-encoding": "identity", ...range };
    const response = await fetch(address, { headers, signal: AbortSignal.any([signal, silence.signal]) });
    const start = startOf(response, have, model, place);
    await using file = await writing(part, open(part, start === 0 ? "w" : "a"));
    let bytes = start;
    for await (const chunk of response.body ?? []) {
      timer.refresh();
      bytes += chunk.byteLength;
      if (bytes > model.bytes) throw otherSize(model, `more than ${bytes}`);
      await writing(part, file.appendFile(chunk));
      received(bytes);
    }
    if (bytes < model.bytes) throw new Error(`the connection ended after ${bytes} of ${model.bytes} bytes`);
  } finally {
    clearTimeout(timer);
  }
}

/** At which byte of the file the body of a response begins. */
function startOf(response: Response, have: number, model: ModelFile, place: string): number {
  const { status, statusText, headers } = response;
  if (status === 416) throw otherSize(model, `no more than ${have}`);
  if (status !== 200 && status !== 206) throw modelMissing(model, place, `the server answered ${status} ${statusText}`);
  const start = status === 206 ? have : 0;
  const length = headers.get("content-length");
  if (length !== null && start + Number(length) !== model.bytes) throw otherSize(model, `${start + Number(length)}`);
  return start;
}

async function writing<T>(part: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw PixelproofError.from(error, "OUTPUT_UNWRITABLE", `The download could not be written to ${part}`);
  }
}

function otherSize({ name, bytes, address }: ModelFile, received: string): PixelproofError {
  return new PixelproofError(
    "MODEL_INVALID",
    `Expected ${bytes} bytes for the model ${name} but ${address} has ${received}; correct the manifest or its address`,
    { details: { name, address, bytes } },
  );
}
