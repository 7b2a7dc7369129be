import { readFileSync } from "node:fs";
import { apiVersion, type Host } from "@pixelproof/core";
import { z } from "zod";

const manifest = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")));

/** Version of this package. */
export const pipelineVersion: string = manifest.version;

/** Versions that decide what a run's bytes are: node, this pipeline, the plugin API, and where each plugin came from. */
export function softwareVersions(host: Host): Record<string, string> {
  const plugins = host.list().map(({ kind, id, source = "given in code" }) => [`${kind} ${id}`, source]);
  return {
    node: process.version,
    "@pixelproof/pipeline": pipelineVersion,
    "plugin API": String(apiVersion),
    ...Object.fromEntries(plugins),
  };
}
