import { Readable } from "node:stream";
import { folderOf } from "@pixelproof/jobs";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { jobEvents } from "../events.ts";
import { jobViewSchema, viewOf } from "../views.ts";
import { idParams as params, ownJob, problems, type RoutesOptions } from "./route.ts";

/** Looking at jobs, cancelling and forgetting them. */
export const jobRoutes: FastifyPluginAsyncZod<RoutesOptions> = async (app, options) => {
  const { engine, files, ownerOf } = options;

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
    async (request) => viewOf(await ownJob(options, request, request.params.id)),
  );

  app.get(
    "/jobs/:id/events",
    { schema: { summary: "The job as server-sent events, until it has ended", params } },
    async (request, reply) => {
      const { id } = await ownJob(options, request, request.params.id);
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
      const { id } = await ownJob(options, request, request.params.id);
      await engine.cancel(id);
      return viewOf(await ownJob(options, request, id));
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
      const { id } = await ownJob(options, request, request.params.id);
      await engine.cancel(id);
      await files.remove(folderOf(id));
      await engine.remove(id);
      return reply.code(204).send(null);
    },
  );
};
