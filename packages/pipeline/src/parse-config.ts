import { PixelproofError } from "@pixelproof/core";
import type { z } from "zod";

/** Parses by a zod schema; throws `CONFIG_INVALID` with every fault and its path. */
export function parseConfig<S extends z.ZodType>(schema: S, value: unknown, section: string): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const faults = result.error.issues.map(
    ({ path, message }) => `${[section, ...path].filter(Boolean).join(".")}: ${message}`,
  );
  throw new PixelproofError("CONFIG_INVALID", `The configuration is not valid: ${faults.join("; ")}`, {
    details: { faults },
  });
}
