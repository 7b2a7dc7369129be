import { rm, stat, utimes, writeFile } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import { throwIfAborted } from "@pixelproof/core";

/** Milliseconds: how often a waiting process looks, and after how long a lock without a sign of life counts as left over. */
export interface LockTimes {
  readonly look: number;
  readonly stale: number;
}

const usual: LockTimes = { look: 250, stale: 30_000 };

/**
 * Does `work` while no other process does work under the same lock file, and waits for its turn. The holder touches the
 * file as it goes; a lock that nobody touches, because its process died, is taken over. Throws `ABORTED` while waiting.
 */
export async function withLock<T>(
  file: string,
  signal: AbortSignal,
  work: () => Promise<T>,
  { look, stale }: LockTimes = usual,
): Promise<T> {
  while (!(await take(file))) {
    throwIfAborted(signal);
    if (await isStale(file, stale)) await rm(file, { force: true });
    else await delay(look, undefined, { signal }).catch(() => throwIfAborted(signal));
  }
  const touching = setInterval(() => void touch(file), stale / 3).unref();
  try {
    return await work();
  } finally {
    clearInterval(touching);
    await rm(file, { force: true });
  }
}

async function take(file: string): Promise<boolean> {
  try {
    await writeFile(file, `${process.pid}\n`, { flag: "wx" });
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

async function isStale(file: string, after: number): Promise<boolean> {
  const stats = await stat(file).catch(() => undefined);
  return stats !== undefined && Date.now() - stats.mtimeMs > after;
}

async function touch(file: string): Promise<void> {
  const now = new Date();
  await utimes(file, now, now).catch(() => undefined);
}
