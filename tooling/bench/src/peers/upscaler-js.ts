import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire, findPackageJSON } from "node:module";
import { dirname, join } from "node:path";
import { PixelproofError, type Rgb8 } from "@pixelproof/core";
import * as tf from "@tensorflow/tfjs";
import { setThreadsCount } from "@tensorflow/tfjs-backend-wasm";
import { inProcess, type Side } from "../side.ts";
import { npmPackage } from "./npm-package.ts";

export const upscalerJs = npmPackage("upscaler");

const weights = "@upscalerjs/esrgan-thick";

interface UpscalerJs {
  upscale(picture: tf.Tensor3D, how: { output: "tensor" }): Promise<tf.Tensor3D>;
  dispose(): Promise<void>;
}

type UpscalerJsClass = new (options: { model: { path: string } }) => UpscalerJs;

/**
 * UpscalerJS with its ESRGAN at 2x on the wasm backend of TensorFlow.js, one thread: the fastest of its engines that needs
 * neither a graphics card nor a native addon that is downloaded. The picture is enlarged as a whole.
 */
export async function enlargeByUpscalerJs(picture: Rgb8, resources: AsyncDisposableStack): Promise<Side<Uint8Array>> {
  const load = createRequire(import.meta.url);
  // Neither its build for Node, which wants that addon, nor its modules, whose imports Node refuses.
  const Upscaler: UpscalerJsClass = load(fileOf("upscaler", "dist/browser/umd/upscaler.min.js"));
  const definition: object = load(`${weights}/2x`);
  setThreadsCount(1);
  await tf.setBackend("wasm");
  const address = await serve(fileOf(weights, "models/x2"), resources);
  const upscaler = new Upscaler({ model: { ...definition, path: `${address}/model.json` } });
  resources.defer(() => upscaler.dispose());
  return inProcess(async () => {
    const input = tf.tensor3d(Int32Array.from(picture.data), [picture.height, picture.width, 3], "int32");
    const output = await upscaler.upscale(input, { output: "tensor" });
    const samples = Uint8ClampedArray.from(await output.data());
    tf.dispose([input, output]);
    return new Uint8Array(samples.buffer);
  });
}

function fileOf(name: string, path: string): string {
  const manifest = findPackageJSON(name, import.meta.url);
  if (manifest === undefined) throw new PixelproofError("ENGINE_MISSING", `Expected ${name}; run pnpm install`);
  return join(dirname(manifest), path);
}

/** Serves the files of a folder on this machine, for it reads models by their address alone; gives that of the folder. */
async function serve(folder: string, resources: AsyncDisposableStack): Promise<string> {
  const server = createServer((request, response) => {
    readFile(join(folder, join("/", request.url ?? ""))).then(
      (bytes) => response.end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  resources.defer(async () => void server.close());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new PixelproofError("INTERNAL", "Expected a port");
  return `http://127.0.0.1:${address.port}`;
}
