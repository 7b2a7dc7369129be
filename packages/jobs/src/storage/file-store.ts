import type { Readable } from "node:stream";

/** Where pictures and results lie. Keys are made by the service, never from what a client calls something. */
export interface FileStore {
  /** Streams a file in under a temporary name, and moves it when it is whole. Throws what the stream throws, or `STORAGE_FAILED`. */
  write(key: string, content: Readable): Promise<void>;
  /** Bytes `start` to `end`, both included; all when left out. Throws `STORAGE_FAILED` where there is no such file. */
  read(key: string, range?: ByteRange): Promise<Readable>;
  /** Removes all below a folder; what is not there is no fault. */
  remove(folder: string): Promise<void>;
  /** The folders below a folder. */
  folders(folder: string): Promise<StoredFolder[]>;
}

/** Bytes of a file, both ends included, from 0. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

export interface StoredFolder {
  readonly key: string;
  readonly bytes: number;
  /** When a file of it was last written. */
  readonly changedAt: Date;
}
