import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { run } from "../command.ts";
import { npmrc } from "../registry/config.ts";

/** Somebody in a folder who knows the registry and nothing else, with npm. */
export interface Stranger {
  readonly folder: string;
  readonly npm: (...args: string[]) => Promise<string>;
  readonly npx: (...args: string[]) => Promise<string>;
  readonly node: (...args: string[]) => Promise<string>;
  /** The same stranger in a folder below. */
  readonly goTo: (folder: string) => Promise<Stranger>;
}

/** Makes an empty folder for a stranger; what npm fetches is kept in `cache`. */
export async function createStranger(folder: string, registry: string, cache: string): Promise<Stranger> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "package.json"), `${JSON.stringify({ name: "stranger", private: true })}\n`);
  return enter(folder, `${npmrc(registry)}audit=false\nfund=false\n`, cache);
}

async function enter(folder: string, settings: string, cache: string): Promise<Stranger> {
  await writeFile(join(folder, ".npmrc"), settings);
  const call =
    (command: string) =>
    (...args: string[]): Promise<string> =>
      // A runner above, as npx is, hands down its own cache by the environment, which wins over an .npmrc.
      run(command, args, { cwd: folder, env: { NODE_OPTIONS: "", npm_config_cache: cache } });
  return {
    folder,
    npm: call("npm"),
    npx: call("npx"),
    node: call(process.execPath),
    goTo: (below) => enter(join(folder, below), settings, cache),
  };
}
