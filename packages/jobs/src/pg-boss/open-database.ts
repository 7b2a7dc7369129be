import { fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { PixelproofError } from "@pixelproof/core";

const fromSource = import.meta.url.endsWith(".ts");
const prefix = "database.new-";

/**
 * Opens the database in a data folder that this process has locked, and makes it where there is none: in a process of its own, as
 * making one takes a gigabyte of memory for a while, and under another name until it is whole. Throws `DATABASE_UNAVAILABLE`.
 */
export async function openDatabase(folder: string): Promise<PGlite> {
  const database = join(folder, "database");
  try {
    if (!existsSync(database)) await makeDatabase(folder, database);
    return await PGlite.create(database, { postgresqlconf: ["shared_buffers = 8MB"] });
  } catch (cause) {
    throw PixelproofError.from(cause, "DATABASE_UNAVAILABLE", `The database in ${folder} cannot be opened`);
  }
}

async function makeDatabase(folder: string, database: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (name.startsWith(prefix)) await rm(join(folder, name), { recursive: true, force: true });
  }
  const unfinished = join(folder, `${prefix}${randomUUID()}`);
  const entry = new URL(fromSource ? "make-database.ts" : "make-database.js", import.meta.url);
  const [code] = await once(fork(entry, [unfinished]), "exit");
  if (code !== 0) throw new Error(`the process that makes it ended with ${code}`);
  await rename(unfinished, database);
}
