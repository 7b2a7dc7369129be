import { expect, test } from "vitest";
import { codeBlocks } from "./code-blocks.ts";

test("blocks of a language are found with the line of their first code, others left", () => {
  const markdown = "# Title\n\n```sh\nnpm test\n```\n\n```ts\nconst a = `x`;\n\nb();\n```\nText.\n```ts\nc();\n```\n";
  expect(codeBlocks("README.md", markdown, "ts")).toEqual([
    { place: "README.md:8", code: "const a = `x`;\n\nb();\n" },
    { place: "README.md:14", code: "c();\n" },
  ]);
});
