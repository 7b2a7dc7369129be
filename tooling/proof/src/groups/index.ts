import { alpha } from "./alpha.ts";
import { cicp } from "./cicp.ts";
import { density } from "./density.ts";
import { depth } from "./depth.ts";
import { exif, gps, makerNote } from "./exif.ts";
import { gainMap } from "./gain-map.ts";
import type { Group } from "./group.ts";
import { icc } from "./icc.ts";
import { iptc } from "./iptc.ts";
import { orientation } from "./orientation.ts";
import { text } from "./text.ts";
import { extendedXmp, xmp } from "./xmp.ts";

export type { Group, Inspected, Listed, Outcome } from "./group.ts";

/** Everything the matrix looks at, in the order of the tables. */
export const groups: readonly Group[] = [
  icc,
  exif,
  gps,
  makerNote,
  xmp,
  extendedXmp,
  iptc,
  text,
  density,
  orientation,
  alpha,
  depth,
  cicp,
  gainMap,
];
