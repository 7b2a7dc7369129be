import { expect, test } from "vitest";
import { byCommand, output, versionIn, type Call } from "./command.ts";

const node = (script: string): Call => ({ command: process.execPath, args: ["-e", script] });

test("a program that is not installed has no version, nor one that says something else", async () => {
  expect(await versionIn({ command: "no-such-program-here", args: [] }, /(.+)/)).toBeUndefined();
  expect(await versionIn(node("console.log('hello')"), /version (\S+)/)).toBeUndefined();
});

test("a version is found on standard output and on standard error", async () => {
  for (const stream of ["log", "error"]) {
    expect(await versionIn(node(`console.${stream}("It, version 1.2.3 of it")`), /version (\S+)/)).toBe("1.2.3");
  }
});

test("an exit code that means a difference is an answer, any other is a failure", async () => {
  const differing = node("console.log('7;0.5'); process.exitCode = 22");
  expect((await output({ ...differing, fine: [22] })).stdout).toBe("7;0.5\n");
  await expect(output(differing)).rejects.toMatchObject({ code: 22 });
});

test("the time of a call that does no more than the idle one is never negative", async () => {
  const side = byCommand({ call: node(""), idle: node(""), result: async () => 1 });
  expect(await side.time()).toBeGreaterThanOrEqual(0);
});
