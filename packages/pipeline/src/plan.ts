import type { Size } from "@pixelproof/core";
import type { QualitySettings } from "./settings.ts";

/** What the enlargement will be, decided from the header alone. */
export interface Plan {
  /** Factor a side, before the sides are rounded to whole pixels. */
  readonly scale: number;
  readonly size: Size;
  /** Which rule decided the scale. */
  readonly reason: string;
}

/** scale = max(scale factor, min width / width, min height / height); aspect ratio kept, sides rounded to nearest. */
export function planEnhancement(
  source: Size,
  settings: Pick<QualitySettings, "scaleFactor" | "minWidth" | "minHeight">,
): Plan {
  const { scaleFactor, minWidth, minHeight } = settings;
  const rules = [
    { scale: scaleFactor, reason: `scale factor ${scaleFactor}` },
    { scale: minWidth / source.width, reason: `minimum width ${minWidth} px` },
    { scale: minHeight / source.height, reason: `minimum height ${minHeight} px` },
  ];
  const { scale, reason } = rules.reduce((largest, rule) => (rule.scale > largest.scale ? rule : largest));
  return { scale, size: scaled(source, scale), reason };
}

/** A size times a factor, sides rounded to nearest, at least 1 px. */
export function scaled(size: Size, scale: number): Size {
  return {
    width: Math.max(1, Math.round(size.width * scale)),
    height: Math.max(1, Math.round(size.height * scale)),
  };
}
