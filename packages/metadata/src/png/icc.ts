import { deflateSync } from "node:zlib";
import { ascii } from "../bytes.ts";
import { chunk } from "./chunks.ts";
import type { Inflate } from "./inflate.ts";

const name = ascii("ICC profile\0");
const deflateMethod = Uint8Array.of(0);

/** The profile of an iCCP chunk; undefined when it is malformed or too large. */
export function readIccp(data: Uint8Array, inflate: Inflate): Uint8Array | undefined {
  const nameEnd = data.indexOf(0);
  if (nameEnd < 1 || nameEnd > 79 || data[nameEnd + 1] !== 0) return undefined;
  return inflate(data.subarray(nameEnd + 2));
}

export const iccpChunk = (icc: Uint8Array): Uint8Array => chunk("iCCP", name, deflateMethod, deflateSync(icc));
