import { readFile } from "node:fs/promises";
import { z } from "zod";
import { dataFile } from "./files.ts";

const borders = z.strictObject({ renormalise: z.array(z.number()), clamp: z.array(z.number()) });

const schema = z.object({
  cases: z.array(
    z
      .object({
        name: z.string(),
        in_width: z.int(),
        in_height: z.int(),
        out_width: z.int(),
        out_height: z.int(),
        input: z.array(z.number()),
        output: z.strictObject({ lanczos3: borders, catmull_rom: borders, mitchell: borders, triangle: borders }),
      })
      .transform(({ name, in_width, in_height, out_width, out_height, input, output }) => ({
        name,
        from: { width: in_width, height: in_height },
        to: { width: out_width, height: out_height },
        input: Uint16Array.from(input),
        output,
      })),
  ),
});

/** A reference resampling of one grey plane: float64, by kernel and border, not clamped. */
export type ReferenceVector = z.output<typeof schema>["cases"][number];

/** All reference resamplings of `vectors/resample.json`. */
export async function readVectors(): Promise<ReferenceVector[]> {
  return schema.parse(JSON.parse(await readFile(dataFile("vectors/resample.json"), "utf8"))).cases;
}

/** Which way a case goes. */
export function directionOf({ from, to }: ReferenceVector): "enlarging" | "shrinking" | "mixed" | "same size" {
  const [dx, dy] = [to.width - from.width, to.height - from.height];
  if (dx === 0 && dy === 0) return "same size";
  if (dx >= 0 && dy >= 0) return "enlarging";
  return dx <= 0 && dy <= 0 ? "shrinking" : "mixed";
}

/** Largest and root-mean-square difference of 65535, the reference clamped to 0..65535 like a picture. */
export function errorOf(samples: Uint16Array, reference: readonly number[]): { max: number; rms: number } {
  const differences = reference.map((value, i) => Math.abs(Math.min(Math.max(value, 0), 65535) - samples[i]));
  return {
    max: Math.max(...differences),
    rms: Math.sqrt(differences.reduce((sum, d) => sum + d * d, 0) / differences.length),
  };
}
