import { styleText } from "node:util";

/** Colours a piece of text, where the stream it goes to shows colours. */
export type Paint = (format: "dim" | "green" | "yellow" | "red", text: string) => string;

/** The paint of one stream: none into files and pipes, and as NO_COLOR and FORCE_COLOR say. */
export const paintFor =
  (stream: NodeJS.WritableStream): Paint =>
  (format, text) =>
    styleText(format, text, { stream });
