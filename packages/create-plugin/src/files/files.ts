import type { PluginPlan } from "../plan.ts";
import { readTemplate } from "../template/template.ts";
import { conformanceTest } from "./conformance-test.ts";
import { licence } from "./licence.ts";
import { json, packageJson } from "./package-json.ts";
import { readme } from "./readme.ts";
import { tsconfig, tsconfigBuild } from "./tsconfig.ts";
import { workflow } from "./workflow.ts";

/** The files of a new plugin package, texts by path. */
export async function pluginFiles(plan: PluginPlan, year: number): Promise<Record<string, string>> {
  const template = await readTemplate(plan);
  const sources = Object.entries(template.sources).map(([file, text]) => [`src/${file}`, text] as const);
  return {
    "package.json": packageJson(plan, template),
    "README.md": readme(plan),
    LICENSE: licence(year, `the authors of ${plan.packageName}`),
    ".gitignore": "node_modules/\ndist/\ntypes/\n*.tgz\n",
    ".github/workflows/ci.yml": workflow,
    ".oxlintrc.json": json({ categories: { correctness: "error", suspicious: "error" } }),
    "tsconfig.json": tsconfig(plan),
    "tsconfig.build.json": tsconfigBuild(plan),
    ...Object.fromEntries(sources),
    [`src/index.test.${plan.language === "typescript" ? "ts" : "js"}`]: conformanceTest(plan),
  };
}
