import { randomUUID } from "node:crypto";
import { PixelproofError } from "@pixelproof/core";
import { Disk } from "flydrive";
import { FSDriver } from "flydrive/drivers/fs";
import type { FileStore, StoredFolder } from "./file-store.ts";
import { sliceStream } from "./slice-stream.ts";

/** The folder of files that are not whole yet; those of a process that died are removed with old folders. */
export const incomingFolder = "incoming";

/** Files in a folder of the file system. */
export const folderStore = (location: string): FileStore =>
  diskStore(new Disk(new FSDriver({ location, visibility: "private" })));

/** Files on a disk of flydrive whose driver moves files in one step. */
export function diskStore(disk: Disk): FileStore {
  return {
    async write(key, content) {
      const temporary = `${incomingFolder}/${randomUUID()}/file`;
      try {
        await coded(`write ${key}`, disk.putStream(temporary, content));
        await coded(`write ${key}`, disk.move(temporary, key));
      } finally {
        await disk.deleteAll(temporary.slice(0, -"/file".length));
      }
    },
    async read(key, range) {
      if (!(await disk.exists(key))) throw failed(`read ${key}`, new Error("there is no such file"));
      const stream = await coded(`read ${key}`, disk.getStream(key));
      return range === undefined ? stream : sliceStream(stream, range);
    },
    remove: (folder) => coded(`remove ${folder}`, disk.deleteAll(folder)),
    async folders(folder) {
      const found = new Map<string, StoredFolder>();
      for (const key of await filesBelow(disk, folder)) {
        const name = key.slice(0, key.indexOf("/", folder.length + 1));
        // A file may be gone since it was listed.
        const meta = await disk.getMetaData(key).catch(() => undefined);
        if (meta === undefined) continue;
        const { bytes, changedAt } = found.get(name) ?? { bytes: 0, changedAt: new Date(0) };
        const { contentLength, lastModified } = meta;
        const latest = lastModified > changedAt ? lastModified : changedAt;
        found.set(name, { key: name, bytes: bytes + contentLength, changedAt: latest });
      }
      return [...found.values()];
    },
  };
}

async function filesBelow(disk: Disk, folder: string): Promise<string[]> {
  const keys: string[] = [];
  let paginationToken: string | undefined;
  do {
    const options = { recursive: true, ...(paginationToken === undefined ? {} : { paginationToken }) };
    const page = await disk.listAll(folder, options).catch(() => ({ objects: [], paginationToken: undefined }));
    for (const object of page.objects) if (object.isFile) keys.push(object.key);
    ({ paginationToken } = page);
  } while (paginationToken !== undefined);
  return keys;
}

async function coded<T>(what: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    // flydrive wraps what a stream throws.
    if (error instanceof Error && PixelproofError.is(error.cause)) throw error.cause;
    throw failed(what, error);
  }
}

const failed = (what: string, error: unknown): PixelproofError =>
  PixelproofError.from(error, "STORAGE_FAILED", `The storage cannot ${what}`);
