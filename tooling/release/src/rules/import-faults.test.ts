import { expect, test } from "vitest";
import { parseManifest } from "../workspace-package.ts";
import { importFaults } from "./import-faults.ts";

const manifest = parseManifest(
  '{ "name": "mine", "version": "1.0.0", "dependencies": { "@a/b": "1" }, "optionalDependencies": { "c": "1" } }',
);

test("an import that package.json does not name is found, static, dynamic and re-exported", () => {
  const code = [
    'import { one } from "one/part";',
    'export * from "@two/two/part";',
    'const three = await import("three");',
  ].join("\n");
  expect(importFaults("index.js", code, manifest)).toEqual([
    "index.js imports one/part, which package.json does not name",
    "index.js imports @two/two/part, which package.json does not name",
    "index.js imports three, which package.json does not name",
  ]);
});

test("dependencies, files beside it, its own name and what Node brings may be imported", () => {
  const from = ["@a/b/part", "c", "./here.js", "mine/other", "node:fs", "path"];
  const code = from.map((specifier, i) => `import x${i} from "${specifier}";`).join("\n");
  expect(importFaults("index.js", code, manifest)).toEqual([]);
});

test("an import inside of a text is none", () => {
  expect(importFaults("index.js", 'const code = `\nimport one from "one";\n`;', manifest)).toEqual([]);
});
