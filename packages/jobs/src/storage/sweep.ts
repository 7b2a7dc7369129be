import type { JobEngine } from "../engine.ts";
import { folderOf, jobsFolder } from "./keys.ts";
import { incomingFolder } from "./disk-store.ts";
import type { FileStore } from "./file-store.ts";

export interface SweepSettings {
  /** Milliseconds for which an ended job and its files are kept. */
  readonly keepMs: number;
  /** Bytes that all files together may have; beyond, the jobs that ended first go first. */
  readonly maxBytes: number;
}

/** How old files must be that belong to no job: the upload of one that is being taken in has none yet. */
const orphanMs = 60 * 60_000;

/** Removes jobs that ended long ago, files that belong to no job, and jobs that ended first until the rest fits. */
export async function sweep(
  engine: JobEngine,
  files: FileStore,
  settings: SweepSettings,
  now: Date,
): Promise<string[]> {
  const removed: string[] = [];
  const forget = async (id: string): Promise<void> => {
    // Files first: a job without files can be removed again, files without a job wait for an hour.
    await files.remove(folderOf(id));
    await engine.remove(id);
    removed.push(id);
  };
  const before = new Date(now.getTime() - settings.keepMs);
  for (const { id } of await engine.endedBefore(before)) await forget(id);
  const stale = (changedAt: Date): boolean => now.getTime() - changedAt.getTime() > orphanMs;
  for (const { key, changedAt } of await files.folders(incomingFolder)) if (stale(changedAt)) await files.remove(key);
  const folders = await files.folders(jobsFolder);
  const sizes = new Map(folders.map(({ key, bytes }) => [key, bytes]));
  for (const { key, changedAt } of folders) {
    if (stale(changedAt) && !(await engine.get(key.slice(jobsFolder.length + 1)))) {
      await files.remove(key);
      sizes.delete(key);
    }
  }
  let total = [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0);
  if (total <= settings.maxBytes) return removed;
  for (const { id } of await engine.endedBefore(now)) {
    if (total <= settings.maxBytes) break;
    await forget(id);
    total -= sizes.get(folderOf(id)) ?? 0;
  }
  return removed;
}
