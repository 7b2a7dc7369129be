import { randomUUID } from "node:crypto";
import { mkdir, rmdir } from "node:fs/promises";
import { join } from "node:path";
import { PixelproofError } from "@pixelproof/core";
import { makeFolder } from "@pixelproof/pipeline";

/** Makes the folder of the results and tries it, before any work is spent on them; throws `OUTPUT_UNWRITABLE`. */
export async function prepareOutput(out: string): Promise<void> {
  const probe = join(out, `.${randomUUID()}`);
  try {
    await makeFolder(out);
    await mkdir(probe);
    await rmdir(probe);
  } catch (error) {
    throw PixelproofError.from(error, "OUTPUT_UNWRITABLE", `The output folder ${out} cannot be written to`);
  }
}
