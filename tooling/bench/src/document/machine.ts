import { readFile } from "node:fs/promises";
import { availableParallelism, cpus, totalmem, type } from "node:os";

/** What the figures were measured on. */
export interface Machine {
  readonly processor: string;
  readonly threads: number;
  readonly memory: string;
  readonly system: string;
}

/** This machine. */
export async function thisMachine(): Promise<Machine> {
  return {
    processor: cpus()[0]?.model.trim() ?? process.arch,
    threads: availableParallelism(),
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    system: await systemName(),
  };
}

async function systemName(): Promise<string> {
  try {
    return /^PRETTY_NAME="(.*)"$/m.exec(await readFile("/etc/os-release", "utf8"))?.[1] ?? type();
  } catch {
    return type();
  }
}
