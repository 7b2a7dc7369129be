import type { PluginPlan } from "../plan.ts";
import { json } from "./package-json.ts";

const shared = { target: "es2023", module: "nodenext", types: ["node"], strict: true, skipLibCheck: true };

/** tsconfig.json checks types, tests among them, and writes nothing. In JavaScript types are inferred where they can be. */
export function tsconfig({ language }: PluginPlan): string {
  const options =
    language === "typescript"
      ? { verbatimModuleSyntax: true, erasableSyntaxOnly: true, rewriteRelativeImportExtensions: true }
      : { allowJs: true, checkJs: true, noImplicitAny: false };
  return json({ compilerOptions: { ...shared, ...options, noEmit: true }, include: ["src"] });
}

/** tsconfig.build.json writes what is published: modules and declarations, or declarations alone. */
export function tsconfigBuild({ language }: PluginPlan): string {
  const options = language === "typescript" ? { outDir: "dist" } : { outDir: "types", emitDeclarationOnly: true };
  return json({
    extends: "./tsconfig.json",
    exclude: ["src/**/*.test.*"],
    compilerOptions: { noEmit: false, declaration: true, rootDir: "src", ...options },
  });
}
