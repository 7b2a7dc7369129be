import type { Logger } from "@pixelproof/core";
import type { Paint } from "./paint.ts";
import { visible } from "./visible.ts";

/** A logger that writes lines through `line`; debug only when asked for. */
export const lineLogger = (line: (text: string) => void, paint: Paint, debug: boolean): Logger => ({
  debug: (message) => (debug ? line(paint("dim", visible(message))) : undefined),
  info: (message) => line(visible(message)),
  warn: (message) => line(`${paint("yellow", "warning")} ${visible(message)}`),
});
