import { open, stat } from "node:fs/promises";
import { assertInputBytes, PixelproofError, type Limits } from "@pixelproof/core";

/**
 * Reads a picture file whole, its size checked first; throws `INPUT_NOT_FOUND`, `INPUT_UNREADABLE`, `INPUT_EMPTY`,
 * `LIMIT_INPUT_BYTES`.
 */
export async function readInput(path: string, limits: Limits): Promise<Uint8Array> {
  try {
    // By name first: opening a pipe would wait for its writer.
    if (!(await stat(path)).isFile())
      throw new PixelproofError("INPUT_UNREADABLE", `Expected a file but ${path} is none`);
    await using file = await open(path);
    const { size } = await file.stat();
    if (size === 0) throw new PixelproofError("INPUT_EMPTY", `Expected a picture but ${path} has no bytes`);
    assertInputBytes(size, limits);
    return await file.readFile();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") {
      throw new PixelproofError("INPUT_NOT_FOUND", `Expected a file at ${path} but there is none`, { cause: error });
    }
    throw PixelproofError.from(error, "INPUT_UNREADABLE", `The file ${path} cannot be read`);
  }
}
