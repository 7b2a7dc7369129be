import { PixelproofError } from "@pixelproof/core";
import type { Answer, Order } from "./messages.ts";
import { openHere } from "./open-here.ts";
import type { SessionSettings } from "./session.ts";

// The program of a session's process: its arguments are the model file and the settings.
const [file, json] = process.argv.slice(2);
const settings: SessionSettings = JSON.parse(json);

// Ctrl+C reaches every process of a terminal; what becomes of this one is its parent's to say.
process.on("SIGINT", () => undefined);
process.on("disconnect", () => process.exit());

const opening = openHere(file, settings);
await answer(async () => ({ info: (await opening).info }));
process.on("message", ({ feeds, outputs }: Order) => {
  void answer(async () => ({ results: await (await opening).run(feeds, outputs) }));
});

async function answer(work: () => Promise<Answer>): Promise<void> {
  try {
    send(await work());
  } catch (error) {
    const coded = PixelproofError.from(error, "ENGINE_FAILED", "The session's process failed");
    send({ error: coded.toJSON() });
  }
}

/** A parent that was killed takes no answer any more: that ends this process too, in silence. */
function send(message: Answer): void {
  process.send?.(message, undefined, undefined, (error) => {
    if (error !== null) process.exit();
  });
}
