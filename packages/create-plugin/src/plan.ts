import { PixelproofError } from "@pixelproof/core";

/** Kinds that a plugin can be begun of. */
export const kinds = ["codec", "detector", "metric", "resampler", "segmenter"] as const;

export type PluginKind = (typeof kinds)[number];

/** What a new package is to be. */
export interface PluginPlan {
  readonly kind: PluginKind;
  /** Name of the plugin: lower-case words joined by hyphens. */
  readonly name: string;
  readonly language: "typescript" | "javascript";
  /** Name of the package on npm. */
  readonly packageName: string;
}

/** Checks what a person said; throws `USAGE` with what was expected. */
export function planPlugin(said: {
  readonly kind: string;
  readonly name: string;
  readonly packageName?: string | undefined;
  readonly javascript?: boolean;
}): PluginPlan {
  const { name } = said;
  const kind = kinds.find((known) => known === said.kind);
  if (kind === undefined) throw usage(`one of ${kinds.join(", ")} for the kind`, said.kind);
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) throw usage("lower-case words joined by hyphens for the name", name);
  const packageName = said.packageName ?? `pixelproof-${kind}-${name}`;
  if (!/^(@[a-z0-9][\w.-]*\/)?[a-z0-9][\w.-]*$/.test(packageName)) throw usage("a package name of npm", packageName);
  return { kind, name, packageName, language: said.javascript === true ? "javascript" : "typescript" };
}

const usage = (expected: string, received: string): PixelproofError =>
  new PixelproofError("USAGE", `Expected ${expected} but received ${JSON.stringify(received)}`);
