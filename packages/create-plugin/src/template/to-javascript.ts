import { stripTypeScriptTypes } from "node:module";
import { tagTypes } from "./tag-types.ts";

/**
 * TypeScript of erasable syntax as JavaScript: types taken out, those of packages kept as JSDoc where a constant or what a
 * function returns is declared, imports of `.ts` files made those of `.js` files.
 */
export function toJavaScript(typescript: string): string {
  const bare = stripTypeScriptTypes(tagTypes(typescript))
    .replaceAll(/(?<=from "\.[^"]*)\.ts(?=")/g, ".js")
    .replaceAll(/[ \t]+$/gm, "");
  // Where an interface stood, nothing is left but lines and the comment that described it.
  const described = bare.replaceAll(/^\/\*\*(?:[^*]|\*(?!\/))*\*\/\n\n+(?=\n)/gm, "");
  return `${described.replaceAll(/\n{3,}/g, "\n\n").trim()}\n`;
}
