import { PixelproofError } from "@pixelproof/core";
import { saveFolder } from "@pixelproof/pipeline";

/**
 * Saves the files of one picture and gives their folder: the one reserved, or the next that `folderOf` gives where another
 * run has taken that meanwhile.
 */
export async function saveResult(
  item: { readonly file: string; readonly folder: string },
  files: Readonly<Record<string, string | Uint8Array>>,
  folderOf: (file: string) => string,
): Promise<string> {
  for (let folder = item.folder; ; folder = folderOf(item.file)) {
    try {
      await saveFolder(folder, files);
      return folder;
    } catch (error) {
      if (!PixelproofError.is(error) || error.details["taken"] !== true) throw error;
    }
  }
}
