import { PixelproofError } from "@pixelproof/core";

/** What the service is told; limits are on by default. */
export interface ServiceSettings {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Folder of database, lock, pictures, results and scratch. */
  readonly data: string;
  /** A PostgreSQL address; embedded when left out. */
  readonly databaseUrl: string | undefined;
  /** Tokens that let in; without one the service is for this machine alone. */
  readonly tokens: readonly string[];
  /** Signs links; one of the data folder when left out. */
  readonly secret: string | undefined;
  /** Worker processes. */
  readonly workers: number;
  readonly limits: ServiceLimits;
}

/** Bounds on what clients may take. */
export interface ServiceLimits {
  /** Bytes of one uploaded picture. */
  readonly uploadBytes: number;
  /** Uploads at a time. */
  readonly uploads: number;
  /** Milliseconds in which nothing of an upload comes, after which it is ended. */
  readonly stallMs: number;
  /** Milliseconds for a whole request to come in. */
  readonly requestMs: number;
  /** Requests a minute, of one token or address. */
  readonly requestsPerMinute: number;
  /** Jobs that may wait. */
  readonly queued: number;
  /** Milliseconds of wall time of one job. */
  readonly wallTime: number;
  /** Bytes of scratch disk of one job. */
  readonly scratchBytes: number;
  /** Seconds for which links to files hold. */
  readonly linkSeconds: number;
  /** Seconds for which ended jobs are kept. */
  readonly keepSeconds: number;
  /** Bytes of all stored files. */
  readonly storedBytes: number;
}

const [MiB, minute, day] = [2 ** 20, 60_000, 24 * 60 * 60];

export const defaultServiceLimits: ServiceLimits = Object.freeze({
  uploadBytes: 256 * MiB,
  uploads: 64,
  stallMs: 20_000,
  requestMs: 10 * minute,
  requestsPerMinute: 1200,
  queued: 1000,
  wallTime: 16 * minute,
  scratchBytes: 2048 * MiB,
  linkSeconds: 60 * 60,
  keepSeconds: 7 * day,
  storedBytes: 20_480 * MiB,
});

const loopback = new Set(["127.0.0.1", "::1", "localhost"]);

/** Whether an address is one that only this machine reaches. */
export const isLoopback = (host: string): boolean => loopback.has(host);

/** Refuses with `USAGE` what would let strangers in. */
export function assertSafe({ host, tokens }: Pick<ServiceSettings, "host" | "tokens">): void {
  if (tokens.some((token) => token.length < 16)) {
    throw new PixelproofError("USAGE", "Expected tokens of at least 16 letters in PIXELPROOF_TOKENS");
  }
  if (tokens.length > 0 || isLoopback(host)) return;
  throw new PixelproofError(
    "USAGE",
    `Expected tokens in PIXELPROOF_TOKENS, as ${host} can be reached from other machines; set them, or use --host 127.0.0.1`,
  );
}
