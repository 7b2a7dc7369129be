import type { PluginPlan } from "../plan.ts";
import type { Template } from "../template/template.ts";

/** The package.json of a new plugin: core as a peer, the testkit for development, zod where the plugin has options. */
export function packageJson(
  { kind, name, language, packageName }: PluginPlan,
  { sources, versions }: Template,
): string {
  const ranges = (...names: string[]): Record<string, string> =>
    Object.fromEntries(names.map((name) => [name, `^${versions[name]}`]));
  const usesZod = Object.values(sources).some((text) => text.includes('from "zod"'));
  const extension = language === "typescript" ? "ts" : "js";
  const manifest = {
    name: packageName,
    version: "0.1.0",
    description: `The ${kind} ${name} for Pixelproof.`,
    keywords: ["image", "pixelproof", "pixelproof-plugin", kind],
    license: "MIT",
    files: language === "typescript" ? ["dist"] : ["src", "types", "!src/**/*.test.js"],
    type: "module",
    sideEffects: false,
    exports: {
      ".":
        language === "typescript"
          ? { types: "./dist/index.d.ts", default: "./dist/index.js" }
          : { types: "./types/index.d.ts", default: "./src/index.js" },
      "./package.json": "./package.json",
    },
    scripts: {
      build: "tsc -p tsconfig.build.json",
      typecheck: "tsc",
      lint: "oxlint --deny-warnings",
      test: `node --test "src/*.test.${extension}"`,
      prepack: "npm run build",
    },
    ...(usesZod ? { dependencies: ranges("zod") } : {}),
    devDependencies: ranges("@pixelproof/core", "@pixelproof/testkit", "@types/node", "oxlint", "typescript"),
    peerDependencies: ranges("@pixelproof/core"),
    engines: { node: ">=22.12" },
  };
  return json(manifest);
}

/** Data as it stands in a file. */
export const json = (data: unknown): string => `${JSON.stringify(data, undefined, 2)}\n`;
