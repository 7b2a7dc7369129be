import { appendFile } from "node:fs/promises";
import { join } from "node:path";
import { run } from "../command.ts";
import { npmrc } from "./config.ts";

/** Installs a copy of the tree, lets changesets write versions and changelogs, builds, and publishes every package. */
export async function publishCopy(folder: string, url: string): Promise<void> {
  const env = { CI: "true", TURBO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1", GIT_TERMINAL_PROMPT: "0" };
  const pnpm = (...args: string[]): Promise<string> => run("pnpm", args, { cwd: folder, env });
  await pnpm("install", "--frozen-lockfile", "--prefer-offline");
  await pnpm("exec", "changeset", "version");
  await pnpm("exec", "turbo", "run", "build", "--no-cache", "--force");
  await appendFile(join(folder, ".npmrc"), npmrc(url));
  await pnpm("exec", "changeset", "publish", "--no-git-tag");
}
