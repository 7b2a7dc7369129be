import sharp from "sharp";
import type { Program } from "./program.ts";

/** sharp, told to keep all that it can. */
export function sharpProgram(): Program {
  return {
    name: "sharp",
    call: "`sharp(file).autoOrient().keepMetadata()`, then the target's defaults, TIFF without its lossy default",
    version: sharp.versions.sharp ?? "",
    async save({ path }, target) {
      const picture = sharp(path).autoOrient().keepMetadata();
      try {
        const written = target === "tiff" ? picture.tiff({ compression: "deflate" }) : picture.toFormat(target);
        return { bytes: await written.toBuffer(), losses: [] };
      } catch (error) {
        return { refused: String(error) };
      }
    },
    [Symbol.asyncDispose]: async () => {},
  };
}
