import { readFileSync } from "node:fs";
import { apiVersion } from "@pixelproof/core";
import { z } from "zod";

const manifest = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")));

/** Version of this package. */
export const pipelineVersion: string = manifest.version;

/** Versions of what runs: Node, this pipeline, the plugin API. */
export const softwareVersions = (): Record<string, string> => ({
  node: process.version,
  "@pixelproof/pipeline": pipelineVersion,
  "plugin API": String(apiVersion),
});
