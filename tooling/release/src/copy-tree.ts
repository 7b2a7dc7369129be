import { cp, mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { run } from "./command.ts";

/** Copies what git holds or would hold of `root`, changes not yet committed among it, into a repository of its own. */
export async function copyTree(root: string, folder: string): Promise<void> {
  const listed = await run("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], { cwd: root });
  const deleted = new Set((await run("git", ["ls-files", "-z", "--deleted"], { cwd: root })).split("\0"));
  for (const file of listed.split("\0")) {
    if (file === "" || deleted.has(file)) continue;
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await cp(join(root, file), join(folder, file), { verbatimSymlinks: true });
  }
  const git = (...args: string[]): Promise<string> => run("git", args, { cwd: folder });
  await git("init", "--quiet", "--initial-branch=main");
  await git("add", "--all");
  const author = ["-c", "user.name=release", "-c", "user.email=release@localhost"];
  await git(...author, "commit", "--quiet", "--message=a copy to publish from");
}
