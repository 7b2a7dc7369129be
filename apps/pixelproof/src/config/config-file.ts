import { readFile } from "node:fs/promises";
import { extname, join, resolve } from "node:path";
import { PixelproofError } from "@pixelproof/core";
import { loadConfig as loadFile } from "c12";
import { isFile } from "../is-file.ts";

const extensions = [".ts", ".mts", ".mjs", ".js", ".json", ".yaml", ".yml"];

/** The config file to read: the one named, or the first pixelproof.config.* of the folder; throws `CONFIG_NOT_FOUND`. */
export async function findConfigFile(named: string | undefined, cwd: string): Promise<string | undefined> {
  if (named === undefined) {
    const candidates = extensions.map((extension) => join(cwd, `pixelproof.config${extension}`));
    const there = await Promise.all(candidates.map(isFile));
    return candidates.find((_, i) => there[i]);
  }
  const path = resolve(cwd, named);
  if (await isFile(path)) return path;
  throw new PixelproofError("CONFIG_NOT_FOUND", `Expected a config file at ${path} but there is none`);
}

/** What a config file says, not yet validated; throws `CONFIG_INVALID`. */
export async function readConfigFile(path: string): Promise<object> {
  const extension = extname(path);
  if (!extensions.includes(extension)) throw invalid(path, `but its extension is none of ${extensions.join(" ")}`);
  if (/^\.ya?ml$/.test(extension) && isEmptyYaml(await readFile(path, "utf8"))) return {};
  const content = await load(path);
  if (typeof content === "object" && content !== null && !Array.isArray(content)) return content;
  throw invalid(path, `but received a ${Array.isArray(content) ? "list" : typeof content}`);
}

async function load(path: string): Promise<unknown> {
  try {
    const { config } = await loadFile<Record<string, unknown>>({
      configFile: path,
      rcFile: false,
      globalRc: false,
      dotenv: false,
      extend: false,
      envName: false,
      giget: false,
      // The content as it is; the merger of c12 makes an object of anything.
      merger: (_, content) => content ?? {},
    });
    return config;
  } catch (error) {
    const [reason] = (error instanceof Error ? error.message : String(error)).split("\n", 1);
    throw invalid(path, `but it cannot be read: ${reason}`, error);
  }
}

const invalid = (path: string, fault: string, cause?: unknown): PixelproofError =>
  new PixelproofError("CONFIG_INVALID", `Expected settings by their names in the config file ${path} ${fault}`, {
    cause,
  });

/** Nothing but comments, which c12 cannot read. */
const isEmptyYaml = (text: string): boolean => text.split(/\r?\n/).every((line) => /^\s*(#.*)?$|^---\s*$/.test(line));
