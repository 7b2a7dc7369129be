import { appendFile } from "node:fs/promises";
import { join } from "node:path";
import { run } from "../command.ts";
import { npmrc } from "./config.ts";

const env = { CI: "true", TURBO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1", GIT_TERMINAL_PROMPT: "0" };

const pnpm = (folder: string, ...args: string[]): Promise<string> => run("pnpm", args, { cwd: folder, env });

/** Installs a copy of the tree, lets changesets write versions and changelogs, and builds: what is published is then there. */
export async function prepareCopy(folder: string): Promise<void> {
  await pnpm(folder, "install", "--frozen-lockfile", "--prefer-offline");
  await pnpm(folder, "exec", "changeset", "version");
  await pnpm(folder, "exec", "turbo", "run", "build", "--no-cache", "--force");
}

/** Publishes every package of a prepared copy to a registry. */
export async function publishCopy(folder: string, url: string): Promise<void> {
  await appendFile(join(folder, ".npmrc"), npmrc(url));
  await pnpm(folder, "exec", "changeset", "publish", "--no-git-tag");
}
