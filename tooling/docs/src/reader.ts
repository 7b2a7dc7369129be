import { cp, glob, mkdir, mkdtemp, readFile, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import jpeg from "@pixelproof/codec-sharp/jpeg";
import png from "@pixelproof/codec-sharp/png";
import { createContext, createImage, Host, type Codec } from "@pixelproof/core";
import { sampleMetadata, scene } from "@pixelproof/testkit";
import { z } from "zod";

const root = join(import.meta.dirname, "../../..");
const manifestSchema = z.looseObject({ name: z.string() });

/** A folder like that of somebody who reads along: every package of ours installed, a plugin begun, pictures to work on. */
export async function createReader(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "pixelproof-docs-"));
  await install(join(folder, "node_modules"));
  await writeFile(join(folder, "package.json"), '{ "type": "module" }');
  await cp(join(root, "examples/plugins/src/resampler"), folder, { recursive: true });
  await using host = new Host([png, jpeg]);
  const picture = createImage({ ...scene({ width: 96, height: 64, channels: 3 }), sourceDepth: 8 });
  const write = async (codec: Codec, name: string): Promise<void> => {
    const { bytes } = await codec.encode(picture, sampleMetadata(), {}, createContext());
    await writeFile(join(folder, name), bytes);
  };
  for (const name of ["photo.jpg", "p3.jpg"]) await write(host.get("codec", "jpeg"), name);
  for (const name of ["photo.png", "enlarged.png"]) await write(host.get("codec", "png"), name);
  return folder;
}

/** Links every package of ours, and what the examples take from others. */
async function install(modules: string): Promise<void> {
  const link = async (name: string, target: string): Promise<void> => {
    await mkdir(dirname(join(modules, name)), { recursive: true });
    await symlink(target, join(modules, name));
  };
  for (const name of ["zod", "@types/node"]) await link(name, join(import.meta.dirname, "../node_modules", name));
  for await (const file of glob("{packages,apps}/*/package.json", { cwd: root })) {
    const { name } = manifestSchema.parse(JSON.parse(await readFile(join(root, file), "utf8")));
    await link(name, join(root, dirname(file)));
  }
}
