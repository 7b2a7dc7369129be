import { spawnSync } from "node:child_process";

/** Whether a command of the machine answers: for tests that hold our results against another program's. */
export function hasCommand(command: string, versionFlag: string = "--version"): boolean {
  return spawnSync(command, [versionFlag], { stdio: "ignore" }).status === 0;
}
