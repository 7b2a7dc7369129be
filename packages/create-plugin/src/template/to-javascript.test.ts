import { expect, test } from "vitest";
import { toJavaScript } from "./to-javascript.ts";

test("types go, imports of siblings follow, and what the comments say of code stays", () => {
  const typescript = `import { a, type A } from "./a.ts";
import type { B } from "b";

/** Of no use without types. */
interface C {
  readonly d: number;
}

/** Gives d. */
export const d = (c: C): number => c.d; // "./a.ts" in a comment
`;
  const lines = toJavaScript(typescript).split("\n");
  expect(lines.filter((line) => line !== "")).toEqual([
    expect.stringMatching(/^import \{ a, +\} from "\.\/a\.js";$/),
    "/** Gives d. */",
    expect.stringMatching(/^export const d = \(c *\) *=> c\.d; \/\/ "\.\/a\.ts" in a comment$/),
  ]);
});

test("types of packages are kept as JSDoc where constants and results are declared", () => {
  const typescript = `import { b, type A, type B } from "a";
import type { C } from "c";
import type { D } from "./d.ts";

/** What it is. */
export const one: C = b;

export function two(a: A, { e }: D): B {
  return b;
}

function three(): D {
  return { ...b };
}

function four(a: A): B {
  return b;
}
`;
  expect(toJavaScript(typescript)).toMatch(
    /^import \{ b, +\} from "a";\n\n\/\*\*\n \* What it is\.\n \* @type \{import\("c"\)\.C\}\n \*\/\nexport const one +=/,
  );
  expect(toJavaScript(typescript)).toContain('/** @returns {import("a").B} */\nexport function two(');
  expect(toJavaScript(typescript)).toContain('/** @returns {import("a").B} */\nfunction four(');
  expect(toJavaScript(typescript)).toMatch(/\n\nfunction three\(\) +\{/);
});
