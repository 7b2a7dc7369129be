import { PixelproofError } from "@pixelproof/core";
import type { Session, SessionSettings } from "./session.ts";
import { SessionProcess } from "./session-process.ts";

/**
 * Loads a model in a process of its own. onnxruntime blocks the thread it is called on until it is done, cannot be
 * stopped, and takes the process with it when that exits meanwhile or memory runs out: here none of this is the caller's.
 * A process that died, or was ended because a run was cancelled, is started anew by the next run. Throws what `openHere`
 * throws.
 */
export async function openInProcess(file: string, settings: SessionSettings): Promise<Session> {
  let process = new SessionProcess(file, settings);
  const opened = await process.opened;
  if (!("info" in opened)) throw unexpected();
  let asked: Promise<unknown> = Promise.resolve();
  let released: Promise<void> | undefined;
  return {
    info: opened.info,
    async run(feeds, outputs, signal) {
      if (released) throw new PixelproofError("HOST_DISPOSED", `The session of ${file} is released; open another`);
      if (!process.alive) process = new SessionProcess(file, settings);
      const run = process.ask({ feeds, outputs }, signal);
      asked = Promise.allSettled([asked, run]);
      const ran = await run;
      if (!("results" in ran)) throw unexpected();
      return ran.results;
    },
    release: () => (released ??= asked.then(() => process.kill())),
  };
}

function unexpected(): PixelproofError {
  return new PixelproofError("INTERNAL", "The session's process gave another answer than was asked for");
}
