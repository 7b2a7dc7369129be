import { PixelproofError } from "@pixelproof/core";
import type { Session, SessionSettings } from "./session.ts";
import { SessionThread } from "./thread.ts";

/**
 * Loads a model on a thread of its own: onnxruntime's loading and runs block the thread they are called on, here not the
 * caller's. Throws what `openHere` throws.
 */
export async function openOnThread(file: string, settings: SessionSettings): Promise<Session> {
  const thread = new SessionThread({ file, settings });
  const opened = await thread.ask();
  if (!("info" in opened)) throw unexpected();
  let released: Promise<void> | undefined;
  return {
    info: opened.info,
    async run(feeds, outputs) {
      if (released) throw new PixelproofError("HOST_DISPOSED", `The session of ${file} is released; open another`);
      const ran = await thread.ask({ feeds, outputs });
      if (!("results" in ran)) throw unexpected();
      return ran.results;
    },
    release: () => (released ??= thread.end()),
  };
}

function unexpected(): PixelproofError {
  return new PixelproofError("INTERNAL", "The session's thread gave another answer than was asked for");
}
