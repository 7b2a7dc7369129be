import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder for the files that a peer reads, gone with `resources`. */
export async function temporaryFolder(resources: AsyncDisposableStack): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "pixelproof-bench-"));
  resources.defer(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
