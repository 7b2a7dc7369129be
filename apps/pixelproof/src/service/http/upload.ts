import { createHash } from "node:crypto";
import { once } from "node:events";
import { Readable } from "node:stream";
import type { MultipartFile } from "@fastify/multipart";
import { PixelproofError } from "@pixelproof/core";
import type { FileStore } from "@pixelproof/jobs";
import type { FastifyRequest } from "fastify";
import { sniff, sniffBytes } from "../sniff.ts";
import { parseJobSettings } from "./job-settings.ts";
import { watchUpload, type Patience } from "./upload-watch.ts";

/** One upload as it came in. */
export interface Upload {
  /** For people to read; control characters and folders left out. */
  readonly name: string;
  readonly bytes: number;
  readonly settings: Record<string, unknown>;
  /** SHA-256 of picture and settings. */
  readonly fingerprint: string;
}

export interface UploadLimits extends Patience {
  readonly uploadBytes: number;
}

/**
 * Takes in a multipart request of one file and at most one field `settings`; the file is streamed to `source`. Throws
 * `REQUEST_INVALID`, `REQUEST_TIMEOUT`, `INPUT_EMPTY`, `INPUT_UNKNOWN_FORMAT`, `LIMIT_INPUT_BYTES`, and what the storage throws.
 */
export async function receiveUpload(
  request: FastifyRequest,
  source: string,
  files: FileStore,
  limits: UploadLimits,
): Promise<Upload> {
  if (!request.isMultipart()) throw invalid("a multipart/form-data request");
  using watch = watchUpload(request, limits);
  const { signal } = watch;
  const aborted = once(signal, "abort").then((): never => {
    throw signal.reason;
  });
  return await Promise.race([receive(request, source, files, limits.uploadBytes, signal), aborted]);
}

async function receive(
  request: FastifyRequest,
  source: string,
  files: FileStore,
  limit: number,
  signal: AbortSignal,
): Promise<Upload> {
  const hash = createHash("sha256");
  let settings: Record<string, unknown> = {};
  let picture: { name: string; bytes: number } | undefined;
  for await (const part of request.parts()) {
    if (part.type === "file") {
      if (picture) throw invalid("one file");
      let bytes = 0;
      const count = (chunk: Uint8Array): void => void (hash.update(chunk), (bytes += chunk.length));
      signal.addEventListener("abort", () => part.file.destroy(signal.reason));
      await files.write(source, Readable.from(checked(part, limit, count), { objectMode: false }));
      picture = { name: displayName(part.filename), bytes };
    } else if (part.fieldname === "settings" && typeof part.value === "string") settings = parseJobSettings(part.value);
    else throw invalid("no other field than `settings`");
  }
  if (!picture) throw invalid("a file");
  const fingerprint = hash.update(JSON.stringify(settings)).digest("hex");
  return { ...picture, settings, fingerprint };
}

/** The bytes of a file as long as it is a picture by its first bytes and not too large. */
async function* checked(
  part: MultipartFile,
  limit: number,
  count: (chunk: Uint8Array) => void,
): AsyncGenerator<Uint8Array> {
  let head: Buffer | undefined = Buffer.alloc(0);
  let bytes = 0;
  const known = (head: Uint8Array): void => {
    if (head.length === 0) throw new PixelproofError("INPUT_EMPTY", "Expected a picture but the file is empty");
    if (sniff(head)) return;
    const message =
      "Expected a PNG, JPEG, WebP, TIFF, AVIF or GIF file but the content is none, whatever its name says";
    throw new PixelproofError("INPUT_UNKNOWN_FORMAT", message);
  };
  for await (const chunk of part.file) {
    const piece: Buffer = chunk;
    bytes += piece.length;
    if (bytes > limit) throw tooLarge(limit);
    count(piece);
    if (head === undefined) {
      yield piece;
      continue;
    }
    head = Buffer.concat([head, piece]);
    if (head.length < sniffBytes) continue;
    known(head);
    yield head;
    head = undefined;
  }
  if (head === undefined) return;
  known(head);
  yield head;
}

export const tooLarge = (limit: number): PixelproofError =>
  new PixelproofError("LIMIT_INPUT_BYTES", `Expected at most ${limit} bytes`, { details: { limit } });

/** What a client calls its file, fit to be shown: the last part of a path, without characters that act. */
export const displayName = (name: string): string =>
  Array.from(name.replaceAll(/\p{C}/gu, "").split(/[/\\]/).at(-1) ?? "")
    .slice(0, 200)
    .join("") || "picture";

const invalid = (expected: string): PixelproofError => new PixelproofError("REQUEST_INVALID", `Expected ${expected}`);
