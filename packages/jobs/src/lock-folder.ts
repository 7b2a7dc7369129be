import { randomUUID } from "node:crypto";
import { link, readFile, rename, rm, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
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
  const [own, old] = [join(folder, `lock.${randomUUID()}`), join(folder, `lock.${randomUUID()}`)];
  const text = JSON.stringify({ pid: process.pid, host: hostname(), started: await startOf(process.pid) });
  await writeFile(own, text);
  try {
    while (!(await linked(own, lock))) {
      const found = await readFile(lock, "utf8").catch(() => undefined);
      if (found === undefined) continue;
      const holder = holderIn(found);
      if (holder && (await lives(holder))) throw locked(folder, lock, holder);
      await rename(lock, old).catch(() => {});
      // Somebody else may have been quicker, and this is now theirs: it is put back.
      const taken = await readFile(old, "utf8").catch(() => found);
      if (taken !== found) await linked(old, lock);
    }
  } finally {
    await Promise.all([rm(own, { force: true }), rm(old, { force: true })]);
  }
  return { [Symbol.asyncDispose]: () => rm(lock, { force: true }) };
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
