import { parentPort, workerData } from "node:worker_threads";
import { PixelproofError } from "@pixelproof/core";
import type { Answer, Opening, Order } from "./messages.ts";
import { openHere } from "./open-here.ts";
import type { Session } from "./session.ts";

const { file, settings }: Opening = workerData;

try {
  const session = await openHere(file, settings);
  parentPort?.on("message", (order: Order) => void obey(session, order));
  answer({ info: session.info });
} catch (error) {
  refuse(error);
}

async function obey(session: Session, order: Order): Promise<void> {
  if ("release" in order) {
    await session.release();
    parentPort?.close();
    return;
  }
  try {
    const results = await session.run(order.feeds, order.outputs);
    const buffers = Object.values(results).map(({ data }) => data.buffer);
    answer(
      { results },
      buffers.filter((buffer) => buffer instanceof ArrayBuffer),
    );
  } catch (error) {
    refuse(error);
  }
}

function refuse(error: unknown): void {
  answer({ error: PixelproofError.from(error, "ENGINE_FAILED", "The session's thread failed").toJSON() });
}

function answer(message: Answer, transfer: ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, transfer);
}
