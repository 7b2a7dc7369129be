import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { findPackageJSON } from "node:module";
import { dirname, join } from "node:path";
import { PixelproofError } from "@pixelproof/core";
import { format } from "oxfmt";
import { z } from "zod";
import { kinds } from "../plan.ts";
import { toJavaScript } from "./to-javascript.ts";

/** Packages that a new package names in its package.json. */
const named = ["@pixelproof/core", "@pixelproof/testkit", "@types/node", "oxlint", "typescript", "zod"];

const manifestSchema = z.looseObject({ version: z.string() });

/** Makes the template of the example plugins: their sources as they are and as JavaScript, and the versions they are tested with. */
export async function collectTemplate(folder: string): Promise<void> {
  const examples = join(dirname(manifestOf("pixelproof-example-plugins")), "src");
  await rm(folder, { recursive: true, force: true });
  for (const kind of kinds) {
    const [typescript, javascript] = [join(folder, "typescript", kind), join(folder, "javascript", kind)];
    await mkdir(typescript, { recursive: true });
    await mkdir(javascript, { recursive: true });
    for (const file of await readdir(join(examples, kind))) {
      const text = await readFile(join(examples, kind, file), "utf8");
      const scriptFile = file.replace(/\.ts$/, ".js");
      const script = await format(scriptFile, toJavaScript(text), { printWidth: 120 });
      await writeFile(join(typescript, file), text);
      await writeFile(join(javascript, scriptFile), script.code);
    }
  }
  const versions = await Promise.all(named.map(async (name) => [name, await versionOf(name)] as const));
  await writeFile(join(folder, "versions.json"), `${JSON.stringify(Object.fromEntries(versions), undefined, 2)}\n`);
}

async function versionOf(name: string): Promise<string> {
  return manifestSchema.parse(JSON.parse(await readFile(manifestOf(name), "utf8"))).version;
}

function manifestOf(name: string): string {
  const path = findPackageJSON(name, import.meta.url);
  if (path !== undefined) return path;
  throw new PixelproofError("INPUT_NOT_FOUND", `Expected ${name} among the dependencies; run pnpm install`);
}
