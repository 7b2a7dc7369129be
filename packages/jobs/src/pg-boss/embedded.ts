import { mkdir } from "node:fs/promises";
import { PixelproofError } from "@pixelproof/core";
import { fromPglite } from "pg-boss";
import { defaultEngineSettings, type EngineSettings, type JobEngine } from "../engine.ts";
import { lockFolder } from "../lock-folder.ts";
import { segmentPipelineTask } from "../job.ts";
import { pgBossEngine } from "./engine.ts";
import { openDatabase } from "./open-database.ts";
import { jobTable, startPgBoss } from "./start.ts";

export interface EmbeddedOptions extends Partial<EngineSettings> {
  /** The folder that holds the database and its lock; made where it is missing. */
  readonly folder: string;
  /** Told of faults in pg-boss's own work, which it does again. */
  readonly onError?: (error: Error) => void;
}

/**
 * Opens the engine on PostgreSQL inside this process (PGlite), with its data in a folder that no other process may have open.
 * Jobs that ran when the last owner ended wait again, the attempt not counted. Throws `DATA_FOLDER_LOCKED`,
 * `OUTPUT_UNWRITABLE`, `DATABASE_UNAVAILABLE`.
 */
export async function openEmbeddedEngine({
  folder,
  onError = () => {},
  ...given
}: EmbeddedOptions): Promise<JobEngine> {
  const settings = { ...defaultEngineSettings, ...given };
  try {
    await mkdir(folder, { recursive: true });
  } catch (cause) {
    throw PixelproofError.from(cause, "OUTPUT_UNWRITABLE", `The data folder ${folder} cannot be made`);
  }
  await using opened = new AsyncDisposableStack();
  opened.use(await lockFolder(folder));
  const database = opened.adopt(await openDatabase(folder), (database) => database.close());
  const boss = await startPgBoss({ db: fromPglite(database), backend: "pglite" }, settings, onError);
  await database.query(
    `UPDATE ${jobTable} SET state = 'created', started_on = NULL, heartbeat_on = NULL WHERE name = $1 AND state = 'active'`,
    [segmentPipelineTask],
  );
  const owned = opened.move();
  return pgBossEngine(boss, settings, () => owned.disposeAsync());
}
