import { PixelproofError } from "@pixelproof/core";
import type { FileStore, Job, JobEngine } from "@pixelproof/jobs";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import type { ServiceLimits } from "../../settings.ts";
import type { Links } from "../links.ts";
import { problemSchema } from "../problem.ts";

/** What the endpoints of jobs work with. */
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

export const idParams = z.object({ id: z.uuid() });

/** The answers that every endpoint may give instead of its own. */
export const problems = { "4xx": problemSchema, "5xx": problemSchema };

/** The job of a request, as long as it is its own: what is another's is not there. Throws `NOT_FOUND`, `UNAUTHORIZED`. */
export async function ownJob(
  { engine, ownerOf }: Pick<RoutesOptions, "engine" | "ownerOf">,
  request: FastifyRequest,
  id: string,
): Promise<Job> {
  const owner = ownerOf(request);
  const job = await engine.get(id);
  if (job?.owner !== owner) throw notFound();
  return job;
}

export const notFound = (): PixelproofError => new PixelproofError("NOT_FOUND", "There is no such job");
