import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Side } from "../side.ts";

const execute = promisify(execFile);

/** A call of another program. */
export interface Call {
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Exit codes other than 0 that mean success, as of a program that tells a difference by them. */
  readonly fine?: readonly number[];
}

/** Standard output and standard error of a call; throws where it fails. */
export async function output({ command, args, env, fine = [] }: Call): Promise<{ stdout: string; stderr: string }> {
  try {
    return await execute(command, args, { env: { ...process.env, ...env }, maxBuffer: 2 ** 26 });
  } catch (error) {
    if (isExit(error) && fine.includes(error.code)) return error;
    throw error;
  }
}

function isExit(error: unknown): error is { code: number; stdout: string; stderr: string } {
  return error instanceof Error && "code" in error && "stdout" in error && "stderr" in error;
}

/** The first match of `pattern` in what a program says of its version; undefined where it is not installed. */
export async function versionIn(call: Call, pattern: RegExp): Promise<string | undefined> {
  try {
    const { stdout, stderr } = await output(call);
    return pattern.exec(stdout + stderr)?.[1];
  } catch {
    return undefined;
  }
}

/**
 * Work of another program: the wall time of a call less that of an equal call that starts, reads and does not do the work,
 * over the times that the work is done in it.
 */
export function byCommand<T>(parts: {
  readonly call: Call;
  readonly idle: Call;
  readonly times?: number;
  readonly result: () => Promise<T>;
}): Side<T> {
  const { call, idle, times = 1, result } = parts;
  return {
    time: async () => Math.max(0, (await wallTime(call)) - (await wallTime(idle))) / times,
    result,
  };
}

async function wallTime(call: Call): Promise<number> {
  const start = performance.now();
  await output(call);
  return performance.now() - start;
}
