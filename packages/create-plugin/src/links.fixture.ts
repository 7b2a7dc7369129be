import { mkdir, symlink } from "node:fs/promises";
import { findPackageJSON } from "node:module";
import { dirname, join } from "node:path";

const wanted = ["@pixelproof/core", "@pixelproof/testkit", "@types/node", "zod"];

/** Gives a package outside of the workspace the dependencies it names, as an install would. */
export async function linkDependencies(folder: string): Promise<void> {
  const from = import.meta.resolve("pixelproof-example-plugins/metric");
  for (const name of wanted) {
    const manifest = findPackageJSON(name, name === "@types/node" ? import.meta.url : from);
    if (manifest === undefined) throw new Error(`Expected ${name} among the dependencies of the example plugins`);
    const link = join(folder, "node_modules", name);
    await mkdir(dirname(link), { recursive: true });
    await symlink(dirname(manifest), link);
  }
}
