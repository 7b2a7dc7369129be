import { PixelproofError, type Metadata } from "@pixelproof/core";
import { colorantsOf, srgbPrimaries, type Colorants } from "./primaries.ts";
import { readProfile, unusable, type Profile } from "./profile.ts";
import { readToneCurve } from "./tone-curve.ts";
import { tabulate, type ToneTable } from "./tone-table.ts";
import { srgbTransfer, transferCurve } from "./transfer.ts";

/** What device values stand for. */
export type Meaning =
  /** Light of three primaries. Grey is their sum in equal parts: it needs the curve alone. */
  | { readonly kind: "matrix"; readonly colorants: Colorants; readonly curves: readonly ToneTable[] }
  | { readonly kind: "grey"; readonly curves: readonly ToneTable[] }
  /** A look-up table that only a colour engine reads. */
  | { readonly kind: "table"; readonly icc: Uint8Array };

/**
 * What the samples of a picture mean: by `cicp`, else by `icc` (PNG third edition, section 4.3), else sRGB. Throws what
 * `ColourEngine.toSrgb` throws.
 */
export function meaningOf({ cicp, icc }: Metadata): Meaning {
  if (cicp) return byCodePoints(cicp.primaries, cicp.transfer);
  if (icc === undefined) return byCodePoints(srgbPrimaries, srgbTransfer);
  const profile = readProfile(icc);
  if (profile.space === "GRAY") return greyOf(profile);
  if (profile.space !== "RGB ") throw unusable(`one of ${profile.space.trim()} for grey or RGB samples`);
  return profile.tags.has("A2B0") ? { kind: "table", icc } : matrixOf(profile);
}

function byCodePoints(primaries: number, transfer: number): Meaning {
  return { kind: "matrix", colorants: colorantsOf(primaries), curves: [tabulate(transferCurve(transfer))] };
}

function greyOf(profile: Profile): Meaning {
  if (profile.connection === "XYZ ") return { kind: "grey", curves: [curveOf(profile, "kTRC")] };
  throw new PixelproofError(
    "CAPABILITY_MISSING",
    "Expected a grey profile by way of XYZ but received one by way of Lab",
  );
}

function matrixOf(profile: Profile): Meaning {
  const colorant = (name: string) => {
    const element = profile.tags.get(name);
    if (element === undefined || element.length < 20) throw unusable(`one without ${name}`);
    const view = new DataView(element.buffer, element.byteOffset);
    return [view.getInt32(8) / 65536, view.getInt32(12) / 65536, view.getInt32(16) / 65536] as const;
  };
  return {
    kind: "matrix",
    colorants: [colorant("rXYZ"), colorant("gXYZ"), colorant("bXYZ")],
    curves: ["rTRC", "gTRC", "bTRC"].map((name) => curveOf(profile, name)),
  };
}

function curveOf({ tags }: Profile, name: string): ToneTable {
  const element = tags.get(name);
  if (element === undefined) throw unusable(`one without ${name}`);
  return tabulate(readToneCurve(element));
}
