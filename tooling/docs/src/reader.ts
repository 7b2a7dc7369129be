import { cp, mkdir, mkdtemp, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import jpeg from "@pixelproof/codec-sharp/jpeg";
import png from "@pixelproof/codec-sharp/png";
import { createContext, createImage, Host, type Codec } from "@pixelproof/core";
import { sampleMetadata, scene } from "@pixelproof/testkit";

const tooling = join(import.meta.dirname, "..");

/** A folder like that of somebody who reads along: every package of ours installed, a plugin begun, pictures to work on. */
export async function createReader(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "pixelproof-docs-"));
  await symlink(join(tooling, "node_modules"), join(folder, "node_modules"));
  await writeFile(join(folder, "package.json"), '{ "type": "module" }');
  await cp(join(tooling, "../../examples/plugins/src/resampler"), folder, { recursive: true });
  await mkdir(join(folder, "blocks"));
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
