import type { Density } from "@pixelproof/core";
import { densityError, inUnit, isUsable } from "../density.ts";
import { ascii, join, uint16, viewOf } from "../bytes.ts";
import { identifiers, isSegment, markers, segment, type Segment } from "./segments.ts";

const units = identifiers.jfif.length + 2;
const thumbnail = units + 5;
const perInch = 1;
const perCentimetre = 2;

export const isJfif = (segment: Segment): boolean =>
  isSegment(segment, markers.app0, identifiers.jfif) && segment.payload.length >= thumbnail;

/** Density of a JFIF header (JFIF 1.02); undefined when it only states an aspect ratio. */
export function readJfifDensity({ payload }: Segment): Density | undefined {
  const unit = payload[units];
  if (unit !== perInch && unit !== perCentimetre) return undefined;
  const view = viewOf(payload);
  const density = {
    x: view.getUint16(units + 1),
    y: view.getUint16(units + 3),
    unit: unit === perInch ? "inch" : "cm",
  } as const;
  return isUsable(density) ? density : undefined;
}

/** A JFIF header with this density, or with square pixels and none; keeps version and thumbnail of the present one. */
export function jfifSegment(density: Density | undefined, present: Segment | undefined): Uint8Array {
  const { x, y, unit } = density ?? { x: 1, y: 1, unit: undefined };
  const unitByte = unit === undefined ? 0 : unit === "inch" ? perInch : perCentimetre;
  const version = present?.payload.subarray(0, units) ?? join([identifiers.jfif, ascii("\x01\x02")]);
  const rest = present?.payload.subarray(thumbnail) ?? Uint8Array.of(0, 0);
  return segment(markers.app0, version, Uint8Array.of(unitByte), uint16(x), uint16(y), rest);
}

/** The nearest density in whole pixels per inch or cm, which is all that JFIF holds; undefined beyond 65535. */
export function toJfifDensity(density: Density): Density | undefined {
  const candidates = [density.unit, density.unit === "inch" ? "cm" : "inch"] as const;
  return candidates
    .map((unit) => {
      const { x, y } = inUnit(density, unit);
      return { x: Math.max(1, Math.round(x)), y: Math.max(1, Math.round(y)), unit };
    })
    .filter(({ x, y }) => x <= 0xffff && y <= 0xffff)
    .toSorted((a, b) => densityError(density, a) - densityError(density, b))[0];
}
