import multipart from "@fastify/multipart";
import rateLimit from "@fastify/rate-limit";
import swagger from "@fastify/swagger";
import { PixelproofError, type Logger } from "@pixelproof/core";
import fastify, { type FastifyInstance } from "fastify";
import {
  jsonSchemaTransform,
  jsonSchemaTransformObject,
  serializerCompiler,
  validatorCompiler,
} from "fastify-type-provider-zod";
import type { Metrics } from "./metrics.ts";
import { errorOf, sendProblem, statusOf } from "./problem.ts";
import { fileRoutes } from "./routes/files.ts";
import { jobRoutes } from "./routes/jobs.ts";
import type { RoutesOptions } from "./routes/route.ts";
import { submitRoute } from "./routes/submit.ts";

export interface AppOptions extends Omit<RoutesOptions, "closing"> {
  readonly metrics: Metrics;
  readonly logger: Logger;
}

/** Nothing of the service is to be run, framed, or taken for something else by a browser. */
const safeHeaders = {
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-resource-policy": "same-origin",
  "x-frame-options": "DENY",
};

/** Milliseconds between a refusal and the end of a connection that still sends. */
const linger = 500;

/** The HTTP side of the service, not yet listening. */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const { limits, logger, metrics, engine, ownerOf } = options;
  const closing = new AbortController();
  const app = fastify({
    requestTimeout: limits.requestMs,
    routerOptions: { maxParamLength: 300 },
    forceCloseConnections: "idle",
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler((reason, _request, reply) => {
    const error = errorOf(reason);
    if (statusOf(error) >= 500)
      logger.warn(`${error.code}: ${error.cause instanceof Error ? error.cause.stack : error.message}`);
    return sendProblem(reply, error);
  });
  app.setNotFoundHandler((_request, reply) =>
    sendProblem(reply, new PixelproofError("NOT_FOUND", "There is nothing at this address")),
  );
  app.addHook("onRequest", async (_request, reply) => void reply.headers(safeHeaders));
  app.addHook("onResponse", async ({ raw }) => {
    // What was refused is not read to its end. The client has a moment to read why: closed at once, the connection would be reset.
    if (!raw.complete) setTimeout(() => raw.destroy(), linger).unref();
  });
  app.addHook("preClose", async () => closing.abort());

  await app.register(multipart, {
    limits: { files: 1, fields: 1, parts: 2, fieldSize: 2 ** 14, fileSize: limits.uploadBytes + 1 },
  });
  await app.register(rateLimit, {
    max: limits.requestsPerMinute,
    timeWindow: "1 minute",
    allowList: (request) => request.url === "/healthz",
  });
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: { title: "Pixelproof jobs", version: "1" },
      components: { securitySchemes: { token: { type: "http", scheme: "bearer" } } },
      security: [{ token: [] }],
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
  const routes = { ...options, closing: closing.signal };
  for (const route of [submitRoute, jobRoutes, fileRoutes]) await app.register(route, routes);

  app.get("/openapi.json", { schema: { hide: true } }, () => app.swagger());
  app.get("/healthz", { schema: { hide: true } }, () => ({ status: "ok" }));
  app.get("/readyz", { schema: { hide: true } }, async () => {
    if (closing.signal.aborted) throw new PixelproofError("DATABASE_UNAVAILABLE", "The service stops");
    await engine.counts();
    return { status: "ready" };
  });
  app.get("/metrics", { schema: { hide: true } }, async (request, reply) => {
    ownerOf(request);
    return reply.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
  return app;
}
