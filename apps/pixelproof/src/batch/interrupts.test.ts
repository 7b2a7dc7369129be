import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const script = (body: string): string[] => [
  "--conditions=@pixelproof/source",
  "--input-type=module",
  "--eval",
  `const { listenForInterrupts } = await import(${JSON.stringify(new URL("interrupts.ts", import.meta.url).href)});
   const interrupts = listenForInterrupts();
   const kill = async (signal) => { process.kill(process.pid, signal); await new Promise((then) => setTimeout(then, 50)); };
   ${body}`,
];
const run = (body: string): Promise<{ stdout: string }> => promisify(execFile)(process.execPath, script(body));

test("the first signal asks the work to stop", async () => {
  const { stdout } = await run("await kill('SIGTERM'); console.log(interrupts.signal.reason.code)");
  expect(stdout).toBe("ABORTED\n");
});

test("the second signal ends the process, whichever the two are", async () => {
  const ending = run("await kill('SIGINT'); await kill('SIGTERM'); console.log('still here')");
  await expect(ending).rejects.toMatchObject({ code: 130, stdout: "" });
});
