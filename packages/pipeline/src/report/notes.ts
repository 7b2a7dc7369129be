import { html, type Part } from "./html.ts";
import { duration } from "./quantities.ts";
import { readable } from "./vocabulary.ts";

/** What notes of our own resamplers are called; others by their key. */
const names: Readonly<Record<string, string>> = { sha256: "SHA-256 of the model", provider: "Computed on" };

/** A note of a resampler as a person reads it: times of keys in `_ms`, sizes like "128x96" and hashes have their form. */
export function noteOf(key: string, fact: string | number): readonly [name: string, value: Part] {
  const time = /^(?<what>.+)_ms$/u.exec(key)?.groups?.["what"];
  if (time !== undefined && typeof fact === "number") return [readable(time), duration(fact)];
  const name = Object.hasOwn(names, key) ? names[key] : readable(key);
  const text = String(fact);
  if (/^[0-9a-f]{64}$/u.test(text)) return [name, html`<code>${text}</code>`];
  return [name, text.replace(/^(\d+)x(\d+)$/u, "$1 × $2 pixels")];
}
