import { PixelproofError } from "@pixelproof/core";
import type { Job, JobEngine, ResultFile } from "@pixelproof/jobs";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { byteRange } from "../byte-range.ts";
import { fileViewSchema } from "../views.ts";
import { idParams as params, notFound, ownJob, problems, type RoutesOptions } from "./route.ts";

const fileParams = params.extend({ name: z.string().max(200) });

/** The files of a job, listed and handed out. */
export const fileRoutes: FastifyPluginAsyncZod<RoutesOptions> = async (app, options) => {
  const { engine, files, links } = options;

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
      const { id, result } = await ownJob(options, request, request.params.id);
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
      const { result } = signed ? await found(engine, id) : await ownJob(options, request, id);
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
