import type { Loss, Metadata } from "@pixelproof/core";
import { changed, lost } from "../../result.ts";
import { listed, type Converted } from "../converted.ts";
import { withGuid, withoutGuid } from "../xmp/extended-guid.ts";
import { removeProperties, type Removal } from "../xmp/remove-properties.ts";
import { leftOut, unreadable } from "./left-out.ts";
import type { Keeps } from "./policy.ts";
import { xmpTopic } from "./xmp-topics.ts";

/** XMP with the properties of topics that stay; a packet that says nothing any more, or cannot be read, is left out. */
export function keepXmp(metadata: Metadata, keeps: Keeps): Converted {
  const { xmp, extendedXmp, ...rest } = metadata;
  const losses: Loss[] = [];
  const extended = extendedXmp && filtered("extendedXmp", extendedXmp, keeps, losses);
  const main = xmp && filtered("xmp", xmp, keeps, losses);
  // The packet refers to its extension by a digest of it.
  const refer = (packet: Uint8Array): Uint8Array => {
    if (extended === extendedXmp) return packet;
    return extended ? withGuid(packet, extended) : withoutGuid(packet);
  };
  const referring = main && refer(main);
  if (extended && main === undefined) losses.push(lost("extendedXmp", "the packet that refers to it is left out"));
  return {
    metadata: {
      ...rest,
      ...(referring && { xmp: referring }),
      ...(referring && extended && { extendedXmp: extended }),
    },
    losses,
  };
}

function filtered(
  group: "xmp" | "extendedXmp",
  packet: Uint8Array,
  keeps: Keeps,
  losses: Loss[],
): Uint8Array | undefined {
  const removal = removeProperties(packet, (path) => {
    const topic = xmpTopic(path);
    return topic !== "form" && !keeps(topic);
  });
  if (removal === undefined) {
    losses.push(lost(group, unreadable));
    return undefined;
  }
  if (removal.removed.length === 0) return packet;
  const empty = !saysAnything(removal);
  losses.push((empty ? lost : changed)(group, leftOut(listed(removal.removed))));
  return empty ? undefined : removal.xmp;
}

const saysAnything = ({ left }: Removal): boolean =>
  left.some((name) => {
    const topic = xmpTopic([name]);
    return topic !== "form" && topic !== "density";
  });
