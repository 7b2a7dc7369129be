import { createHash, randomUUID } from "node:crypto";

/** A new id, or the one that an owner's key stands for each time. */
export function jobId(owner: string, key: string | undefined): string {
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
