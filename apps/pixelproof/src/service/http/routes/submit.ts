import { posix } from "node:path";
import { PixelproofError } from "@pixelproof/core";
import { sourceKey } from "@pixelproof/jobs";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { jobId } from "../job-id.ts";
import { receiveUpload, tooLarge } from "../upload.ts";
import { jobViewSchema, viewOf } from "../views.ts";
import { problems, type RoutesOptions } from "./route.ts";

/** Bytes of a multipart request beside its picture: boundaries, headers, settings. */
const envelope = 2 ** 16;

/** `POST /jobs` */
export const submitRoute: FastifyPluginAsyncZod<RoutesOptions> = async (app, options) => {
  const { engine, files, limits, ownerOf } = options;
  let uploads = 0;

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
      const id = jobId(owner, request.headers["idempotency-key"]);
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
};
