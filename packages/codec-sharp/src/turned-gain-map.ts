import type { Loss, Metadata } from "@pixelproof/core";

/**
 * Metadata of a picture that was turned upright, without its gain map: that lies over the pixels as they were stored, and
 * turning it would mean encoding it anew. Other further pictures stay.
 */
export function withoutTurnedGainMap(
  metadata: Metadata,
  orientation: number,
): { readonly metadata: Metadata; readonly losses: readonly Loss[] } {
  const { attachments = [], ...rest } = metadata;
  const others = attachments.filter(({ kind }) => kind !== "gain-map");
  if (orientation === 1 || others.length === attachments.length) return { metadata, losses: [] };
  const reason = `the gain map lies over the picture as stored, which was turned upright from orientation ${orientation}`;
  return {
    metadata: others.length === 0 ? rest : { ...rest, attachments: others },
    losses: [{ group: "attachments", kind: "lost", reason }],
  };
}
