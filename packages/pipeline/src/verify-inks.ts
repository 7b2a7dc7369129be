import type { Inks } from "@pixelproof/core";
import { verifyPicture, type PictureFinding } from "./verify-picture.ts";

const names = ["cyan", "magenta", "yellow", "black"] as const;

/** Compares the saved inks with those before encoding, each as a picture of its own. */
export function verifyInks(before: Inks, saved: Inks | undefined): PictureFinding[] {
  if (saved === undefined) return [{ group: "colour", state: "lost", reason: "the saved file holds no inks" }];
  const inks = names.map((name, i) => ({ name, findings: verifyPicture(before[i], saved[i]) }));
  return inks[0].findings.map(({ group, reason }, at) => {
    const unlike = inks.filter(({ findings }) => findings[at].state !== "same");
    if (unlike.length === 0) return { group, state: "same", reason };
    return {
      group,
      state: "changed",
      reason: unlike.map(({ name, findings }) => `${name}: ${findings[at].reason}`).join("; "),
    };
  });
}
