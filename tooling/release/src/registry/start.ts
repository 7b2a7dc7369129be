import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { PixelproofError } from "@pixelproof/core";
import { registryConfig } from "./config.ts";

/** A registry on this machine, ended by disposal. */
export interface Registry extends AsyncDisposable {
  /** With a slash at its end. */
  readonly url: string;
}

/** Starts verdaccio on the loopback address, with its storage in `folder`; throws `ENGINE_FAILED` where it does not answer. */
export async function startRegistry(folder: string, uplink: string): Promise<Registry> {
  await mkdir(folder, { recursive: true });
  const config = join(folder, "config.yaml");
  // JSON is YAML.
  await writeFile(config, JSON.stringify(registryConfig(join(folder, "storage"), uplink)));
  const program = join(dirname(fileURLToPath(import.meta.resolve("verdaccio/package.json"))), "bin/verdaccio");
  const listen = `127.0.0.1:${await freePort()}`;
  const server = spawn(process.execPath, [program, "--config", config, "--listen", listen], { stdio: "ignore" });
  const url = `http://${listen}/`;
  const end = async (): Promise<void> => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    server.kill();
    await once(server, "exit");
  };
  for (let attempt = 0; attempt < 300 && server.exitCode === null; attempt++) {
    if (await answers(`${url}-/ping`)) return { url, [Symbol.asyncDispose]: end };
    await setTimeout(100);
  }
  await end();
  throw new PixelproofError("ENGINE_FAILED", `Expected verdaccio to answer at ${url} but it does not`);
}

const answers = async (url: string): Promise<boolean> => {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
};

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (typeof address === "object" && address !== null) return address.port;
  throw new PixelproofError("INTERNAL", "Expected a port of a listening server");
}
