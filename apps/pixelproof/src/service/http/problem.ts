import { PixelproofError, type ErrorCode } from "@pixelproof/core";
import type { FastifyReply } from "fastify";
import { z } from "zod";

/** RFC 9457, with our code. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string().describe("stable; what programs go by"),
  })
  .meta({ id: "Problem" });

const statuses: Partial<Record<ErrorCode, number>> = {
  REQUEST_INVALID: 400,
  UNAUTHORIZED: 401,
  LINK_INVALID: 403,
  NOT_FOUND: 404,
  REQUEST_TIMEOUT: 408,
  LIMIT_INPUT_BYTES: 413,
  INPUT_UNKNOWN_FORMAT: 415,
  IDEMPOTENCY_MISMATCH: 422,
  INPUT_EMPTY: 400,
  QUEUE_FULL: 429,
  RATE_LIMITED: 429,
  DATABASE_UNAVAILABLE: 503,
};

/** Codes for what fastify refuses by itself. */
const codes: Readonly<Record<number, ErrorCode>> = {
  404: "NOT_FOUND",
  408: "REQUEST_TIMEOUT",
  413: "LIMIT_INPUT_BYTES",
  429: "RATE_LIMITED",
};

/** What went wrong as one of our errors; what a fault inside says is kept from clients. */
export function errorOf(error: unknown): PixelproofError {
  if (PixelproofError.is(error)) return error;
  const refused = refusalSchema.safeParse(error).data;
  if (!refused) return new PixelproofError("INTERNAL", "The service failed; its log says why", { cause: error });
  return new PixelproofError(codes[refused.statusCode] ?? "REQUEST_INVALID", refused.message, { cause: error });
}

const refusalSchema = z.object({ statusCode: z.int().min(400).max(499), message: z.string() });

/** The status that an error is answered with. */
export const statusOf = (error: PixelproofError): number => statuses[error.code] ?? 500;

/** Answers with a problem. */
export function sendProblem(reply: FastifyReply, error: PixelproofError): FastifyReply {
  const status = statusOf(error);
  if (status === 429) void reply.header("retry-after", "5");
  if (status === 401) void reply.header("www-authenticate", "Bearer");
  const problem = { type: "about:blank", title: error.code, status, detail: error.message, code: error.code };
  return reply.code(status).type("application/problem+json").serializer(JSON.stringify).send(problem);
}
