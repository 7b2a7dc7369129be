import { expect, test } from "vitest";
import { noteOf } from "./notes.ts";

test.each([
  ["model", "esrgan-x4", "Model", "esrgan-x4"],
  ["sha256", "f6".repeat(32), "SHA-256 of the model", `<code>${"f6".repeat(32)}</code>`],
  ["provider", "cpu", "Computed on", "cpu"],
  ["model_load_ms", 1162, "Model load", "1.16 s"],
  ["inference_ms", 41, "Inference", "41 ms"],
  ["tiles", 12, "Tiles", "12"],
  ["tile_size", "128x96", "Tile size", "128 × 96 pixels"],
  ["delay_ms", "unknown", "Delay ms", "unknown"],
  ["constructor", "<b>", "Constructor", "<b>"],
])("%s %s reads %s: %s", (key, fact, name, value) => {
  const [label, shown] = noteOf(key, fact);
  expect([label, String(shown)]).toEqual([name, value]);
});
