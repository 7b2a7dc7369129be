import type { Image } from "@pixelproof/core";
import { encode } from "fast-png";
import { inProcess, type Side } from "../side.ts";
import { npmPackage } from "./npm-package.ts";

export const fastPng = npmPackage("fast-png");

/** A PNG of 16 bits at fast-png's own compression. */
export function pngByFastPng({ width, height, channels, data }: Image): Side<Uint8Array> {
  return inProcess(() => encode({ width, height, channels, depth: 16, data }));
}
