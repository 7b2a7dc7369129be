import { createHmac, timingSafeEqual } from "node:crypto";
import { PixelproofError } from "@pixelproof/core";

/** Links that open one file to whoever has them, for a time. */
export interface Links {
  /** A link to a file of a job, relative to the service. */
  sign(id: string, name: string, now: Date): string;
  /** Throws `LINK_INVALID` for a link that is forged, of another file, or too old. */
  verify(id: string, name: string, query: { readonly expires: string; readonly signature: string }, now: Date): void;
}

/** Links signed by HMAC-SHA256 that hold for so many seconds. */
export function linksBy(secret: string, seconds: number): Links {
  const mac = (id: string, name: string, expires: string): Buffer =>
    createHmac("sha256", secret)
      .update(JSON.stringify([id, name, expires]))
      .digest();
  return {
    sign(id, name, now) {
      const expires = String(Math.floor(now.getTime() / 1000) + seconds);
      const signature = mac(id, name, expires).toString("base64url");
      return `/jobs/${id}/files/${encodeURIComponent(name)}?expires=${expires}&signature=${signature}`;
    },
    verify(id, name, { expires, signature }, now) {
      const [expected, given] = [mac(id, name, expires), Buffer.from(signature, "base64url")];
      const genuine = given.length === expected.length && timingSafeEqual(given, expected);
      if (genuine && Number(expires) * 1000 > now.getTime()) return;
      throw new PixelproofError(
        "LINK_INVALID",
        "Expected a link as the service gave it and before it expired; ask for the files again",
      );
    },
  };
}
