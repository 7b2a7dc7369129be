import { z } from "zod";

const bareName = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/** What identifies the file of any model, and where it may be had. */
export const modelFileSchema = z.strictObject({
  name: z.string().regex(bareName).describe("name of the model, also of its folder in the store"),
  file: z.string().regex(bareName).describe("name of the ONNX file"),
  address: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe("where it can be downloaded; none: the user brings it"),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe("SHA-256 of the file, lower-case hexadecimal"),
  bytes: z.int().positive().describe("size of the file"),
  licence: z.string().min(1).describe("SPDX identifier of the weights' licence"),
  source: z.string().optional().describe("who made the weights, for people"),
});

export type ModelFile = z.output<typeof modelFileSchema>;

/** A manifest, and the folder it came from: the model may stand beside it. */
export interface Placed<Manifest extends ModelFile = ModelFile> {
  readonly manifest: Manifest;
  readonly folder?: string;
}
