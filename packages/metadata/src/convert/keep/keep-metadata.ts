import type { Attachment, Loss, Metadata } from "@pixelproof/core";
import { changed, lost } from "../../result.ts";
import { readMetadata } from "../../read.ts";
import { writeMetadata } from "../../write.ts";
import { convert, unchanged, type Converted } from "../converted.ts";
import { keepExif } from "./keep-exif.ts";
import { keepIptc } from "./keep-iptc.ts";
import { keepText } from "./keep-text.ts";
import { keepXmp } from "./keep-xmp.ts";
import { leftOut, unreadable } from "./left-out.ts";
import { keepsOf, type KeepPolicy, type Keeps } from "./policy.ts";

/**
 * Metadata of the topics that a policy keeps; what it removes is listed. A block that cannot be read, so that nobody can
 * say what is in it, is removed whole. Maker notes are of the topic "camera" and are not looked into.
 */
export function keepMetadata(metadata: Metadata, policy: KeepPolicy): Converted {
  if (policy === "all") return unchanged(metadata);
  const keeps = keepsOf(policy);
  const parts = [keepExif, keepXmp, keepIptc, keepText, keepAppearance, keepAncillary, keepAttachments];
  return convert(
    metadata,
    parts.map((part) => (current) => part(current, keeps)),
  );
}

function keepAppearance(metadata: Metadata, keeps: Keeps): Converted {
  const { icc, cicp, density, ...rest } = metadata;
  const colour = { ...(icc && { icc }), ...(cicp && { cicp }) };
  const losses: Loss[] = [];
  if (icc && !keeps("colour")) losses.push(lost("icc", leftOut("the colour profile")));
  if (cicp && !keeps("colour")) losses.push(lost("cicp", leftOut("the code points of colour")));
  if (density && !keeps("density")) losses.push(lost("density", leftOut("the density")));
  return {
    metadata: { ...rest, ...(keeps("colour") && colour), ...(density && keeps("density") && { density }) },
    losses,
  };
}

/** All of PNG's own chunks are about colour, save the time of the last change. */
function keepAncillary(metadata: Metadata, keeps: Keeps): Converted {
  const { ancillary, ...rest } = metadata;
  if (ancillary === undefined) return unchanged(metadata);
  const { tIME, ...colour } = ancillary;
  const kept = { ...(keeps("colour") ? colour : {}), ...(tIME && keeps("time") ? { tIME } : {}) };
  const gone = Object.keys(ancillary).filter((type) => !(type in kept));
  if (gone.length === 0) return unchanged(metadata);
  const empty = Object.keys(kept).length === 0;
  const loss = (empty ? lost : changed)("ancillary", leftOut(gone.join(", ")));
  return { metadata: empty ? rest : { ...rest, ancillary: kept }, losses: [loss] };
}

function keepAttachments(metadata: Metadata, keeps: Keeps): Converted {
  const { attachments, ...rest } = metadata;
  if (attachments === undefined) return unchanged(metadata);
  const losses: Loss[] = [];
  const kept = attachments.flatMap((attachment) => keepAttachment(attachment, keeps, losses) ?? []);
  return { metadata: kept.length === 0 ? rest : { ...rest, attachments: kept }, losses };
}

/** A gain map is part of the colours; any other picture is a preview. Either has metadata of its own. */
function keepAttachment(attachment: Attachment, keeps: Keeps, losses: Loss[]): Attachment | undefined {
  const [topic, name] =
    attachment.kind === "gain-map"
      ? (["colour", "the gain map"] as const)
      : (["thumbnail", "a further picture"] as const);
  if (!keeps(topic)) {
    losses.push(lost("attachments", leftOut(name)));
    return undefined;
  }
  try {
    const { metadata, warnings } = readMetadata(attachment.bytes);
    const kept = convert(
      metadata,
      [keepExif, keepXmp, keepIptc, keepText].map((part) => (it) => part(it, keeps)),
    );
    if (kept.losses.length === 0 && warnings.length === 0) return attachment;
    losses.push(...kept.losses.map(({ reason }) => changed("attachments", `${name}: ${reason}`)));
    return { ...attachment, bytes: writeMetadata(attachment.bytes, kept.metadata).bytes };
  } catch {
    losses.push(lost("attachments", unreadable));
    return undefined;
  }
}
