import type { StandardSchemaV1 } from "@standard-schema/spec";
import type { Capabilities, Instance, Kind } from "./contracts/index.ts";
import { PixelproofError } from "./errors.ts";

/** The version of the plugin contract that this core speaks. */
export const apiVersion = 1;

/** Gives another plugin's instance by kind and id; throws `PLUGIN_NOT_FOUND`, `PLUGIN_CYCLE`. */
export type Resolve = <K extends Kind>(kind: K, id: string) => Instance<K>;

type ParsedOptions<S> = S extends StandardSchemaV1 ? StandardSchemaV1.InferOutput<S> : Record<string, never>;

/** A plugin as the Host takes it: plain data and one factory. */
export interface Plugin<K extends Kind = Kind, S extends StandardSchemaV1 | undefined = StandardSchemaV1 | undefined> {
  readonly kind: K;
  /** Lower-case words joined by hyphens; the id unless the registration gives another. */
  readonly name: string;
  readonly apiVersion: number;
  /** One sentence for the list of plugins. */
  readonly description?: string | undefined;
  /** Any Standard Schema (zod, valibot, arktype); no options when left out. */
  readonly options?: S | undefined;
  /** What the testkit may check; may be left out where the kind demands nothing. */
  readonly capabilities?: Capabilities<K> | undefined;
  /** Called once a Host, on first use. Dispose by `Symbol.asyncDispose` or `Symbol.dispose` on the instance. */
  create(options: ParsedOptions<S>, resolve: Resolve): Instance<K>;
}

/** A plugin with its capabilities, where the kind demands any. */
type Declaration<K extends Kind, S extends StandardSchemaV1 | undefined> = Plugin<K, S> &
  (object extends Capabilities<K> ? unknown : { readonly capabilities: Capabilities<K> });

/** Declares a plugin; types of options and instance follow from the schema and the kind. */
export function definePlugin<K extends Kind, S extends StandardSchemaV1 | undefined = undefined>(
  declaration: Declaration<K, S>,
): Plugin<K, S> {
  return Object.freeze(declaration);
}

/**
 * Checks at registration what the type system cannot see: plugins written in JavaScript, loaded by name, or built
 * against another core. Throws `PLUGIN_INVALID` and `API_VERSION_MISMATCH`.
 */
export function assertPlugin(value: unknown, source: string): asserts value is Plugin {
  if (typeof value !== "object" || value === null) {
    throw invalid(source, "a plugin object as default export", String(value));
  }
  const {
    kind,
    name,
    apiVersion: version,
    create,
    options,
    capabilities,
  } = value as Partial<Record<keyof Plugin, unknown>>;
  const owner = typeof name === "string" ? `${name} (${source})` : source;
  if (typeof kind !== "string" || kind === "") throw invalid(owner, "a kind", String(kind));
  if (typeof name !== "string" || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) {
    throw invalid(owner, "a name of lower-case words joined by hyphens", String(name));
  }
  if (version !== apiVersion) {
    throw new PixelproofError(
      "API_VERSION_MISMATCH",
      `Plugin ${owner} is written for plugin API ${String(version)}, this core speaks ${apiVersion}; ${remedy(version)}`,
      { details: { plugin: name, pluginApi: version, coreApi: apiVersion } },
    );
  }
  if (typeof create !== "function") throw invalid(owner, "a create function", typeof create);
  if (options !== undefined && !isStandardSchema(options)) {
    throw invalid(owner, "a Standard Schema for options", typeof options);
  }
  const declared = typeof capabilities === "object" && capabilities !== null ? capabilities : {};
  const missing = (demanded.get(kind) ?? []).filter((capability) => !(capability in declared));
  if (missing.length > 0) throw invalid(owner, `the capabilities ${missing.join(", ")}`, "none of them");
}

/** What a declaration has to say of itself, by kind: the keys without a question mark in the contract. */
const demanded = new Map<string, readonly string[]>([
  [
    "codec",
    [
      "format",
      "mediaType",
      "extensions",
      "depths",
      "alpha",
      "compression",
      "keeps",
      "largestSide",
    ] satisfies (keyof Capabilities<"codec">)[],
  ],
  ["metric", ["unit", "better", "range", "smallestSide"] satisfies (keyof Capabilities<"metric">)[]],
  ["segmenter", ["prompts"] satisfies (keyof Capabilities<"segmenter">)[]],
]);

function remedy(version: unknown): string {
  const isNewer = typeof version === "number" && version > apiVersion;
  return isNewer
    ? `install a newer @pixelproof/core, or a version of the plugin for API ${apiVersion}`
    : `install a version of the plugin for API ${apiVersion}`;
}

function isStandardSchema(value: unknown): boolean {
  return (typeof value === "object" || typeof value === "function") && value !== null && "~standard" in value;
}

function invalid(owner: string, expected: string, received: string): PixelproofError {
  return new PixelproofError("PLUGIN_INVALID", `Expected ${expected} in plugin ${owner} but received ${received}`);
}
