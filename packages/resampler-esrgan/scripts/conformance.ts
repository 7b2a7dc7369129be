import { createContext } from "@pixelproof/core";
import { models } from "@pixelproof/model-esrgan";
import { ModelSessions, openUpscaler, readUpscalerManifest } from "@pixelproof/onnx";
import { conformance } from "@pixelproof/testkit";
import { linear } from "@pixelproof/testkit/fixtures";
import plugin from "../src/index.ts";

// Holds the models, so that they are loaded once for all checks.
await using sessions = new ModelSessions();
for (const { manifest } of models) {
  await openUpscaler(sessions, await readUpscalerManifest(manifest), createContext());
}

for (const { name, run, skip } of conformance(plugin, { options: { classical: "linear" }, with: [linear] })) {
  if (skip !== undefined) continue;
  const failure = await run().then(
    () => undefined,
    (error: unknown) => error,
  );
  console.log(failure instanceof Error ? `FAILED ${name}: ${failure.message}` : `ok ${name}`);
}
