import { readFileSync } from "node:fs";
import { apiVersion } from "@pixelproof/core";
import { z } from "zod";

const manifest = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")));

/** Versions of what runs: Node, this pipeline, the plugin API. */
export const softwareVersions = (): Record<string, string> => ({
  node: process.version,
  "@pixelproof/pipeline": manifest.version,
  "plugin API": String(apiVersion),
});
