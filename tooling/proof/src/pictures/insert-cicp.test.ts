import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hasCommand } from "@pixelproof/tooling-data";
import sharp from "sharp";
import { expect, test } from "vitest";
import { readTags } from "../exiftool.ts";
import { cicp } from "../groups/cicp.ts";
import { insertCicp, stateCicp } from "./insert-cicp.ts";

const grey = sharp({ create: { width: 8, height: 8, channels: 3, background: "#808080" } });

test.skipIf(!hasCommand("exiftool", "-ver"))(
  "ExifTool reads BT.2100 PQ from both containers (skipped without it)",
  async () => {
    const folder = await mkdtemp(join(tmpdir(), "pixelproof-cicp-"));
    try {
      const [png, avif] = [join(folder, "a.png"), join(folder, "a.avif")];
      await writeFile(png, insertCicp(await grey.png().toBuffer()));
      await writeFile(avif, stateCicp(await grey.avif({ lossless: true }).toBuffer()));
      const tags = await readTags([png, avif], folder);
      for (const path of [png, avif]) {
        const file = { path, tags: tags.get(path) ?? {} };
        expect(await cicp.isIn(file)).toBe(true);
        expect(file.tags[path === png ? "PNG:PNG-cICP:ColorPrimaries" : "QuickTime:ColorPrimaries"]).toBe(9);
      }
      expect(
        (await cicp.compare({ path: png, tags: tags.get(png) ?? {} }, { path: avif, tags: tags.get(avif) ?? {} }))
          .state,
      ).toBe("kept");
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
);
