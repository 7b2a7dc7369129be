import { styleText } from "node:util";
import type { Logger } from "@pixelproof/core";

/** A logger that writes lines through `line`; debug only when asked for. */
export const lineLogger = (line: (text: string) => void, debug: boolean): Logger => ({
  debug: (message) => (debug ? line(styleText("dim", message)) : undefined),
  info: (message) => line(message),
  warn: (message) => line(`${styleText("yellow", "warning")} ${message}`),
});
