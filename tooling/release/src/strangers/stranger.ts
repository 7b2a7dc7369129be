import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { run } from "../command.ts";
import { npmrc } from "../registry/config.ts";

/** An empty folder of somebody who knows the registry and nothing else, with npm. */
export interface Stranger {
  readonly folder: string;
  readonly npm: (...args: string[]) => Promise<string>;
  readonly npx: (...args: string[]) => Promise<string>;
  readonly node: (...args: string[]) => Promise<string>;
}

/** Makes the folder; what npm fetches is kept in `cache`. */
export async function createStranger(folder: string, registry: string, cache: string): Promise<Stranger> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, ".npmrc"), `${npmrc(registry)}cache=${cache}\naudit=false\nfund=false\n`);
  await writeFile(
    join(folder, "package.json"),
    `${JSON.stringify({ name: "stranger", private: true, type: "module" })}\n`,
  );
  const env = { NODE_OPTIONS: "", npm_config_registry: registry };
  const call =
    (command: string) =>
    (...args: string[]): Promise<string> =>
      run(command, args, { cwd: folder, env });
  return { folder, npm: call("npm"), npx: call("npx"), node: call(process.execPath) };
}
