import { createHash, randomUUID } from "node:crypto";
import { posix } from "node:path";
import { Readable } from "node:stream";
import { PixelproofError } from "@pixelproof/core";
import { folderOf, sourceKey, type FileStore, type Job, type JobEngine, type ResultFile } from "@pixelproof/jobs";
import type { FastifyRequest } from "fastify";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import type { ServiceLimits } from "../settings.ts";
import { byteRange } from "./byte-range.ts";
import { jobEvents } from "./events.ts";
import type { Links } from "./links.ts";
import { problemSchema } from "./problem.ts";
import { receiveUpload, tooLarge } from "./upload.ts";
import { fileViewSchema, jobViewSchema, viewOf } from "./views.ts";

export interface RoutesOptions {
  readonly engine: JobEngine;
  readonly files: FileStore;
  readonly links: Links;
  readonly limits: ServiceLimits;
  readonly ownerOf: (request: FastifyRequest) => string;
  /** Told that a job was taken in. */
  readonly onJob: () => void;
  /** Fires when the service stops. */
  readonly closing: AbortSignal;
}

const params = z.object({ id: z.uuid() });
const fileParams = z.object({ id: z.uuid(), name: z.string().max(200) });
const problems = { "4xx": problemSchema, "5xx": problemSchema };
const notFound = (): PixelproofError => new PixelproofError("NOT_FOUND", "There is no such job");

/** Bytes of a multipart request beside its picture: boundaries, headers, settings. */
const envelope = 2 ** 16;

/** The endpoints of jobs. */
export const jobRoutes: FastifyPluginAsyncZod<RoutesOptions> = async (app, options) => {
  const { engine, files, links, limits, ownerOf } = options;
  let uploads = 0;

  /** The job of a request, as long as its own; what is another's is not there. */
  const own = async (request: FastifyRequest, id: string): Promise<Job> => {
    const owner = ownerOf(request);
    const job = await engine.get(id);
    if (job?.owner !== owner) throw notFound();
    return job;
  };

  app.post(
    "/jobs",
    {
      bodyLimit: limits.uploadBytes + envelope,
      schema: {
        summary: "Upload a picture: multipart/form-data with a file and, as JSON, the field `settings`",
        consumes: ["multipart/form-data"],
        headers: z.object({ "idempotency-key": z.string().min(1).max(200).optional() }),
        response: { 202: jobViewSchema, ...problems },
      },
    },
    async (request, reply) => {
      const owner = ownerOf(request);
      if (Number(request.headers["content-length"] ?? 0) > limits.uploadBytes + envelope)
        throw tooLarge(limits.uploadBytes);
      if (uploads >= limits.uploads)
        throw new PixelproofError("RATE_LIMITED", `Expected at most ${limits.uploads} uploads at a time`);
      const { queued } = await engine.counts();
      if (queued >= limits.queued)
        throw new PixelproofError("QUEUE_FULL", `Expected fewer than ${limits.queued} waiting jobs`);
      const id = idFor(owner, request.headers["idempotency-key"]);
      const source = sourceKey(id);
      uploads++;
      try {
        const { bytes, ...upload } = await receiveUpload(request, source, files, limits);
        const { job, existed } = await engine.enqueue({ ...upload, owner, source, sourceBytes: bytes }, id);
        if (job.source !== source) await files.remove(posix.dirname(source));
        if (existed && job.fingerprint !== upload.fingerprint) {
          throw new PixelproofError(
            "IDEMPOTENCY_MISMATCH",
            "Expected the picture and settings that this Idempotency-Key came with first",
          );
        }
        options.onJob();
        return await reply.code(202).header("location", `/jobs/${id}`).send(viewOf(job));
      } catch (error) {
        // A job that was taken in keeps its picture.
        const taken = await engine.get(id).catch(() => undefined);
        if (taken?.source !== source) await files.remove(posix.dirname(source));
        throw error;
      } finally {
        uploads--;
      }
    },
  );

  app.get(
    "/jobs",
    {
      schema: {
        summary: "The jobs of this token, newest first",
        querystring: z.object({
          limit: z.coerce.number().int().min(1).max(100).default(20),
          after: z.uuid().optional(),
        }),
        response: { 200: z.object({ jobs: z.array(jobViewSchema), next: z.string().nullable() }), ...problems },
      },
    },
    async (request) => {
      const { limit, after } = request.query;
      const jobs = await engine.list({ owner: ownerOf(request), limit, after });
      const last = jobs.length === limit ? jobs.at(-1) : undefined;
      return { jobs: jobs.map(viewOf), next: last ? `/jobs?limit=${limit}&after=${last.id}` : null };
    },
  );

  app.get(
    "/jobs/:id",
    { schema: { summary: "One job", params, response: { 200: jobViewSchema, ...problems } } },
    async (request) => viewOf(await own(request, request.params.id)),
  );

  app.get(
    "/jobs/:id/events",
    { schema: { summary: "The job as server-sent events, until it has ended", params } },
    async (request, reply) => {
      const { id } = await own(request, request.params.id);
      const gone = new AbortController();
      reply.raw.on("close", () => gone.abort());
      const signal = AbortSignal.any([gone.signal, options.closing]);
      const lastId = z.string().optional().parse(request.headers["last-event-id"]);
      const events = Readable.from(jobEvents(() => engine.get(id), { lastId, signal }));
      return reply.type("text/event-stream").header("cache-control", "no-store").send(events);
    },
  );

  app.post(
    "/jobs/:id/cancel",
    {
      schema: {
        summary: "Cancel a job; one that has ended stays as it is",
        params,
        response: { 200: jobViewSchema, ...problems },
      },
    },
    async (request) => {
      const { id } = await own(request, request.params.id);
      await engine.cancel(id);
      return viewOf(await own(request, id));
    },
  );

  app.delete(
    "/jobs/:id",
    {
      schema: {
        summary: "Cancel a job if it has not ended, and forget it and its files",
        params,
        response: { 204: z.null(), ...problems },
      },
    },
    async (request, reply) => {
      const { id } = await own(request, request.params.id);
      await engine.cancel(id);
      await files.remove(folderOf(id));
      await engine.remove(id);
      return reply.code(204).send(null);
    },
  );

  app.get(
    "/jobs/:id/files",
    {
      schema: {
        summary: "The files of a job",
        params,
        response: { 200: z.object({ files: z.array(fileViewSchema) }), ...problems },
      },
    },
    async (request) => {
      const { id, result } = await own(request, request.params.id);
      const now = new Date();
      return {
        files: (result?.files ?? []).map(({ name, bytes, type, sha256 }) => ({
          name,
          bytes,
          type,
          sha256,
          url: links.sign(id, name, now),
        })),
      };
    },
  );

  app.get(
    "/jobs/:id/files/:name",
    {
      schema: {
        summary: "One file, with a token or by the link of the list",
        params: fileParams,
        querystring: z.object({ expires: z.string().max(20).optional(), signature: z.string().max(100).optional() }),
      },
    },
    async (request, reply) => {
      const { id, name } = request.params;
      const { expires, signature } = request.query;
      const signed = expires !== undefined && signature !== undefined;
      if (signed) links.verify(id, name, { expires, signature }, new Date());
      const { result } = signed ? await found(engine, id) : await own(request, id);
      const file = result?.files.find((file) => file.name === name);
      if (!file) throw new PixelproofError("NOT_FOUND", "There is no such file");
      for (const [header, value] of Object.entries(headersOf(file))) void reply.header(header, value);
      if (request.headers["if-none-match"] === etag(file)) return reply.code(304).send();
      const matches = (request.headers["if-range"] ?? etag(file)) === etag(file);
      const range = matches ? byteRange(request.headers.range, file.bytes) : undefined;
      if (range === "none") return reply.code(416).header("content-range", `bytes */${file.bytes}`).send();
      if (range === undefined) return reply.header("content-length", file.bytes).send(await files.read(file.key));
      void reply.code(206).header("content-range", `bytes ${range.start}-${range.end}/${file.bytes}`);
      return reply.header("content-length", range.end - range.start + 1).send(await files.read(file.key, range));
    },
  );
};

async function found(engine: JobEngine, id: string): Promise<Job> {
  const job = await engine.get(id);
  if (!job) throw notFound();
  return job;
}

const etag = ({ sha256 }: ResultFile): string => `"${sha256}"`;

/** Pictures and figures are shown, all that a browser would run is only saved; names are the pipeline's own. */
function headersOf(file: ResultFile): Record<string, string> {
  const shown = /^(image\/(png|jpeg|webp|avif|tiff)|application\/json)$/.test(file.type);
  return {
    "content-type": file.type,
    "content-disposition": `${shown ? "inline" : "attachment"}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    etag: etag(file),
    "accept-ranges": "bytes",
    "cache-control": "private, no-cache",
  };
}

/** A new id, or the one that an owner's key stands for each time. */
function idFor(owner: string, key: string | undefined): string {
  if (key === undefined) return randomUUID();
  const digest = createHash("sha256")
    .update(JSON.stringify([owner, key]))
    .digest("hex");
  return [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `8${digest.slice(13, 16)}`,
    `8${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ].join("-");
}
