import { randomUUID } from "node:crypto";
import { link, mkdir, readFile, rm, rmdir, stat, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { PixelproofError } from "@pixelproof/core";
import { z } from "zod";

const holderSchema = z.object({ pid: z.int(), host: z.string(), started: z.string() });
type Holder = z.infer<typeof holderSchema>;

/**
 * Takes a folder for this process alone, by a file `lock` in it that says who has it; disposing gives the folder free. The lock
 * of a process that is gone is taken over; whether one on another host is gone cannot be seen from here, and its lock stands.
 * Throws `DATA_FOLDER_LOCKED`.
 */
export async function lockFolder(folder: string): Promise<AsyncDisposable> {
  const lock = join(folder, "lock");
  const own = join(folder, `lock.${randomUUID()}`);
  const text = JSON.stringify({ pid: process.pid, host: hostname(), started: await startOf(process.pid) });
  await writeFile(own, text);
  try {
    while (!(await linked(own, lock))) {
      const found = await readFile(lock, "utf8").catch(() => undefined);
      if (found === undefined) continue;
      const holder = holderIn(found);
      if (holder && (await lives(holder))) throw locked(folder, lock, holder);
      await removeDead(lock, found);
    }
  } finally {
    await rm(own, { force: true });
  }
  return { [Symbol.asyncDispose]: () => rm(lock, { force: true }) };
}

/** Milliseconds after which whoever removes a lock is taken for dead as well: it is the work of a few. */
const staleTurn = 10_000;

/** Removes a lock that still says what it said. One at a time does so, as the lock may meanwhile be somebody's who lives. */
async function removeDead(lock: string, said: string): Promise<void> {
  const turn = `${lock}.turn`;
  try {
    await mkdir(turn);
  } catch {
    const taken = await stat(turn).catch(() => undefined);
    if (taken && Date.now() - taken.mtimeMs > staleTurn) await rmdir(turn).catch(() => {});
    await setTimeout(5);
    return;
  }
  try {
    if ((await readFile(lock, "utf8").catch(() => undefined)) === said) await rm(lock, { force: true });
  } finally {
    await rmdir(turn);
  }
}

const linked = (from: string, to: string): Promise<boolean> =>
  link(from, to).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === "EEXIST") return false;
      throw PixelproofError.from(error, "OUTPUT_UNWRITABLE", `The lock ${to} cannot be made`);
    },
  );

function holderIn(text: string): Holder | undefined {
  try {
    return holderSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

async function lives({ pid, host, started }: Holder): Promise<boolean> {
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ESRCH") return false;
  }
  return (await startOf(pid)) === started;
}

/** When a process started, so that a later process of the same number is not taken for it; "" where that cannot be known. */
async function startOf(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  // The name in parentheses may hold spaces; starttime is the 20th field behind it (proc_pid_stat(5)).
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
}

const locked = (folder: string, lock: string, { pid, host }: Holder): PixelproofError =>
  new PixelproofError(
    "DATA_FOLDER_LOCKED",
    `Expected the data folder ${folder} to be free but process ${pid} on ${host} has it; end that process, or delete ${lock} if it is gone`,
    { details: { folder, pid, host } },
  );
