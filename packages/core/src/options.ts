import type { StandardSchemaV1 } from "@standard-schema/spec";
import { PixelproofError } from "./errors.ts";

/**
 * Runs a Standard Schema over a plugin's options and gives the parsed ones. Every fault is reported at once, with its
 * path; throws `OPTIONS_INVALID`, also for a schema that only validates asynchronously.
 */
export function parseOptions(schema: StandardSchemaV1 | undefined, options: unknown, owner: string): unknown {
  if (schema === undefined) {
    const given = Object.keys(options ?? {});
    if (given.length === 0) return {};
    throw new PixelproofError("OPTIONS_INVALID", `Expected no options for ${owner} but received ${given.join(", ")}`);
  }
  const result = schema["~standard"].validate(options ?? {});
  if (result instanceof Promise) {
    throw new PixelproofError("OPTIONS_INVALID", `Expected a schema that validates synchronously for ${owner}`);
  }
  if (!result.issues) return result.value;
  const faults = result.issues.map((issue) => describeIssue(issue));
  throw new PixelproofError("OPTIONS_INVALID", `The options of ${owner} are not valid: ${faults.join("; ")}`, {
    details: { faults },
  });
}

function describeIssue(issue: StandardSchemaV1.Issue): string {
  const path = (issue.path ?? []).map((part) => String(typeof part === "object" ? part.key : part)).join(".");
  return path === "" ? issue.message : `${path}: ${issue.message}`;
}
