const longest = 200;
/** Names that Windows keeps for devices, whatever their extension. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * A name for the folder of a picture that every file system takes: at most 200 bytes of UTF-8, so that a number and a
 * temporary name still fit, no character, ending or device name that some system refuses, never empty.
 */
export function folderName(stem: string): string {
  const legal = stem.replaceAll(/[<>:"/\\|?*\p{Cc}\p{Cs}]/gu, "_");
  const name = truncate(reserved.test(legal) ? `_${legal}` : legal).replace(/[. ]+$/, "");
  return name === "" ? "picture" : name;
}

function truncate(text: string): string {
  let bytes = 0;
  let end = 0;
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > longest) break;
    end += character.length;
  }
  return text.slice(0, end);
}
