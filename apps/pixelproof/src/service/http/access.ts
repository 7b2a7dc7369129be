import { createHash } from "node:crypto";
import { PixelproofError } from "@pixelproof/core";
import type { FastifyRequest } from "fastify";
import { isLoopback } from "../settings.ts";

const digest = (token: string): string => createHash("sha256").update(`pixelproof ${token}`).digest("hex");

/**
 * Says who asks: the owner of the jobs that a token may see. Without tokens everybody on this machine is one owner, and requests
 * that a page of another site makes in somebody's browser are refused. Throws `UNAUTHORIZED`.
 */
export function accessBy(tokens: readonly string[]): (request: FastifyRequest) => string {
  if (tokens.length === 0) return localOwner;
  // By digests, so that how long a comparison takes tells nothing about a token.
  const owners = new Map(tokens.map((token) => [digest(token), digest(token).slice(0, 16)]));
  return ({ headers }) => {
    const [, token = ""] = /^Bearer (\S+)$/i.exec(headers.authorization ?? "") ?? [];
    const owner = owners.get(digest(token));
    if (owner === undefined)
      throw new PixelproofError("UNAUTHORIZED", "Expected a valid token as `Authorization: Bearer …`");
    return owner;
  };
}

function localOwner({ headers, hostname }: FastifyRequest): string {
  const { origin } = headers;
  const own = isLoopback(hostname.replace(/^\[(.*)\]$/, "$1"));
  if (own && (origin === undefined || URL.parse(origin)?.host === headers.host)) return "local";
  throw new PixelproofError(
    "UNAUTHORIZED",
    "Expected a request to this machine, from this machine's own pages; set PIXELPROOF_TOKENS to be reached otherwise",
  );
}
