import { defaultEngineSettings, type EngineSettings, type JobEngine } from "../engine.ts";
import { pgBossEngine } from "./engine.ts";
import { startPgBoss } from "./start.ts";

export interface PostgresOptions extends Partial<EngineSettings> {
  /** `postgres://user:password@host/database`. */
  readonly url: string;
  /** Told of faults in pg-boss's own work, which it does again. */
  readonly onError?: (error: Error) => void;
}

/**
 * Opens the engine on a PostgreSQL database, which any number of processes may share. Tables are made where they are
 * missing. Throws `DATABASE_UNAVAILABLE`.
 */
export async function openPostgresEngine({ url, onError = () => {}, ...given }: PostgresOptions): Promise<JobEngine> {
  const settings = { ...defaultEngineSettings, ...given };
  const boss = await startPgBoss({ connectionString: url }, settings, onError);
  return pgBossEngine(boss, settings, async () => {});
}
