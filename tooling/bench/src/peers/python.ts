import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Side } from "../side.ts";
import { versionIn } from "./command.ts";
import type { Peer } from "./peer.ts";

/** Debian's own comes first: its packages are not seen by other ones. */
const commands = ["/usr/bin/python3", "python3"];
const worker = fileURLToPath(new URL("../../python/worker.py", import.meta.url));
const oneThread = { OMP_NUM_THREADS: "1", OPENBLAS_NUM_THREADS: "1" };

export const pythonTiming = "a Python process that has its pictures loaded and reports its own time";

/** A library of Python, by the module it is imported as. */
export function pythonLibrary(name: string, module: string, install: string): Peer {
  return { name, install, version: async () => (await found(module))?.version };
}

async function found(module: string): Promise<{ command: string; version: string } | undefined> {
  for (const command of commands) {
    const version = await versionIn(
      { command, args: ["-c", `import ${module}, numpy; print(${module}.__version__)`] },
      /(\S+)/,
    );
    if (version !== undefined) return { command, version };
  }
  return undefined;
}

/** Work of python/worker.py in a process of its own. */
export async function byPython(
  module: string,
  args: readonly string[],
  resources: AsyncDisposableStack,
): Promise<Side<string>> {
  const { command } = (await found(module)) ?? { command: commands[0] };
  const child = spawn(command, [worker, ...args], {
    stdio: ["pipe", "pipe", "inherit"],
    env: { ...process.env, ...oneThread },
  });
  resources.defer(async () => {
    child.stdin.end();
    if (child.exitCode === null) await once(child, "exit");
  });
  const answers = createInterface(child.stdout)[Symbol.asyncIterator]();
  const answer = async (): Promise<string> => {
    const { value, done } = await answers.next();
    if (done) throw new Error(`Expected an answer of ${command} ${worker} ${args.join(" ")} but it has ended`);
    return value;
  };
  const ask = (what: string): Promise<string> => {
    child.stdin.write(`${what}\n`);
    return answer();
  };
  await answer();
  return { time: async () => Number(await ask("time")), result: () => ask("result") };
}
