import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { main } from "assemblyscript/asc";
import { expect, test } from "vitest";

const folder = fileURLToPath(new URL("../..", import.meta.url));

test("the compiled kernels are those of the sources: else run pnpm --filter @pixelproof/kernels wasm", async () => {
  const written: Uint8Array[] = [];
  const { error } = await main(["--baseDir", folder], {
    writeFile: (_, contents) => void written.push(Buffer.from(contents)),
  });
  expect(error).toBeNull();
  expect(written).toEqual([await readFile(new URL("../../dist/kernels.wasm", import.meta.url))]);
});
