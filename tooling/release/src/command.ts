import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { PixelproofError } from "@pixelproof/core";

const execute = promisify(execFile);

/** Where and with what a program runs. */
export interface Surroundings {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Standard output of a program; throws `INTERNAL` with the end of what it said where it fails. */
export async function run(command: string, args: readonly string[], { cwd, env }: Surroundings): Promise<string> {
  try {
    const { stdout } = await execute(command, args, { cwd, env: { ...process.env, ...env }, maxBuffer: 2 ** 26 });
    return stdout;
  } catch (error) {
    const end = `${said(error, "stdout")}${said(error, "stderr")}`.trim().slice(-4000);
    throw PixelproofError.from(error, "INTERNAL", `${command} ${args.join(" ")} failed in ${cwd}\n${end}`);
  }
}

function said(error: unknown, stream: "stdout" | "stderr"): string {
  const text: unknown = error instanceof Error ? Reflect.get(error, stream) : undefined;
  return typeof text === "string" ? text : "";
}
