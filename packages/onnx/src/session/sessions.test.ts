import { execFile, execFileSync, spawn, spawnSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { promisify } from "node:util";
import { createContext, PixelproofError, silentLogger } from "@pixelproof/core";
import { models } from "@pixelproof/model-esrgan";
import { hasCommand } from "@pixelproof/tooling-data";
import { describe, expect, test } from "vitest";
import type { Placed } from "../model-file.ts";
import { enormous, nearest, place } from "../small-models.fixture.ts";
import { loadEngine } from "./engine.ts";
import { engineError } from "./engine-error.ts";
import { SessionProcess } from "./session-process.ts";
import { ModelSessions } from "./sessions.ts";

const red = { in: { dims: [1, 3, 1, 1], data: Float32Array.of(1, 0.5, 0.25) } };
const threads = (count: number) => createContext({ limits: { threads: count } });

describe.each([0, 1, 2])("with %i threads", (count) => {
  test("a model runs, and says what it takes, what it gives and what computes it", async () => {
    await using sessions = new ModelSessions();
    const session = await sessions.open(await place(nearest), threads(count));
    expect(session.info).toMatchObject({
      inputs: [{ name: "in", type: "float32", dims: [1, 3, "height", "width"] }],
      outputs: [{ name: "out", type: "float32" }],
      provider: "cpu",
      refusals: [],
    });
    const { out } = await session.run(red);
    expect(out).toEqual({
      dims: [1, 3, 2, 2],
      data: Float32Array.of(1, 1, 1, 1, 0.5, 0.5, 0.5, 0.5, 0.25, 0.25, 0.25, 0.25),
    });
    expect(red.in.data).toHaveLength(3);
  });

  test("a run that fails leaves the session usable", async () => {
    await using sessions = new ModelSessions();
    const session = await sessions.open(await place(nearest), threads(count));
    const wrong = { in: { dims: [1, 1, 1, 1], data: Float32Array.of(1) } };
    await expect(session.run(wrong)).rejects.toMatchObject({ code: "ENGINE_FAILED" });
    expect(await session.run(red)).toHaveProperty("out");
  });

  test("a run without enough memory is told from other failures, and leaves the session usable", async () => {
    await using sessions = new ModelSessions();
    const session = await sessions.open(await place(enormous), threads(count));
    await expect(session.run(red)).rejects.toMatchObject({ code: "ENGINE_OUT_OF_MEMORY" });
    await expect(session.run({})).rejects.toMatchObject({ code: "ENGINE_FAILED" });
  });

  test("runs asked for before the end are done, later ones refused", async () => {
    const sessions = new ModelSessions();
    const session = await sessions.open(await place(nearest), threads(count));
    const early = session.run(red);
    const ended = sessions[Symbol.asyncDispose]();
    expect(await early).toHaveProperty("out");
    await ended;
    await expect(session.run(red)).rejects.toMatchObject({ code: "HOST_DISPOSED" });
    await expect(session.release()).resolves.toBeUndefined();
  });

  test("a file that is no model is ENGINE_FAILED, also at the second try", async () => {
    await using sessions = new ModelSessions();
    const model = await place(new TextEncoder().encode("no model"));
    await expect(sessions.open(model, threads(count))).rejects.toMatchObject({ code: "ENGINE_FAILED" });
    await expect(sessions.open(model, threads(count))).rejects.toMatchObject({ code: "ENGINE_FAILED" });
  });
});

test("the event loop goes on while a model runs", async () => {
  await using sessions = new ModelSessions();
  const session = await sessions.open(await place(nearest), threads(1));
  const side = 1024;
  const large = { in: { dims: [1, 3, side, side], data: new Float32Array(3 * side * side) } };
  let turns = 0;
  let next: NodeJS.Immediate;
  const turn = (): void => {
    turns += 1;
    next = setImmediate(turn);
  };
  turn();
  const { out } = await session.run(large).finally(() => clearImmediate(next));
  expect(out.dims).toEqual([1, 3, 2 * side, 2 * side]);
  expect(turns).toBeGreaterThan(100);
});

test("the same model computed alike is one session, until the last who uses it is disposed", async () => {
  const [first, second] = [new ModelSessions(), new ModelSessions()];
  const model = await place(nearest);
  const [a, b, c] = await Promise.all([first, first, second].map((sessions) => sessions.open(model, threads(1))));
  expect(a).toBe(b);
  expect(a).toBe(c);
  expect(await first.open(model, threads(2))).not.toBe(a);
  await first[Symbol.asyncDispose]();
  expect(await c.run(red)).toHaveProperty("out");
  await second[Symbol.asyncDispose]();
  await expect(c.run(red)).rejects.toMatchObject({ code: "HOST_DISPOSED" });
});

test("disposed sessions open nothing any more", async () => {
  const sessions = new ModelSessions();
  await sessions[Symbol.asyncDispose]();
  await expect(sessions.open(await place(nearest), threads(1))).rejects.toMatchObject({ code: "HOST_DISPOSED" });
});

test("a provider that cannot be had gives way to the next, and that is said", async () => {
  const warnings: string[] = [];
  const context = createContext({ logger: { ...silentLogger, warn: (line) => warnings.push(line) } });
  await using sessions = new ModelSessions();
  const session = await sessions.open(await place(nearest), context, { providers: ["no-such-provider"] });
  expect(session.info.provider).toBe("cpu");
  expect(session.info.refusals).toMatchObject([{ provider: "no-such-provider" }]);
  expect(warnings).toEqual([expect.stringMatching(/small runs on cpu: no-such-provider cannot be had/)]);
  expect(await session.run(red)).toHaveProperty("out");
});

test("a platform without onnxruntime is ENGINE_MISSING", async () => {
  const missing = loadEngine(() => Promise.reject(new Error("Cannot find module onnxruntime_binding.node")));
  await expect(missing).rejects.toMatchObject({
    code: "ENGINE_MISSING",
    message: expect.stringContaining(process.arch),
  });
});

test.each([
  "std::bad_alloc",
  "bad allocation",
  "Non-zero status code returned while running Conv node. Failed to allocate memory for requested buffer of size 16",
  "Array buffer allocation failed",
  "CUDA failure 2: out of memory",
])("%s is told as lack of memory", (message) => {
  expect(engineError(new Error(message), "run")).toMatchObject({ code: "ENGINE_OUT_OF_MEMORY" });
});

describe("a run that is cancelled", () => {
  test("ends with ABORTED, and the next one is done", async () => {
    await using sessions = new ModelSessions();
    const session = await sessions.open(await place(nearest), threads(1));
    const stop = new AbortController();
    const cancelled = session.run(red, undefined, stop.signal);
    stop.abort();
    await expect(cancelled).rejects.toMatchObject({ code: "ABORTED" });
    expect(await session.run(red)).toHaveProperty("out");
  });

  test("does not begin on the caller's own thread", async () => {
    await using sessions = new ModelSessions();
    const session = await sessions.open(await place(nearest), threads(0));
    const cancelled = session.run(red, undefined, AbortSignal.abort());
    await expect(cancelled).rejects.toMatchObject({ code: "ABORTED" });
  });

  test("ends with the coded reason it is cancelled for", async () => {
    await using sessions = new ModelSessions();
    const session = await sessions.open(await place(nearest), threads(1));
    const stop = new AbortController();
    const cancelled = session.run(red, undefined, stop.signal);
    stop.abort(new PixelproofError("LIMIT_TIME", "too long"));
    await expect(cancelled).rejects.toMatchObject({ code: "LIMIT_TIME" });
  });

  test("does not disturb who else waits for the same session", async () => {
    await using sessions = new ModelSessions();
    const session = await sessions.open(await place(nearest), threads(1));
    const stop = new AbortController();
    const before = session.run(red);
    const cancelled = session.run(red, undefined, stop.signal);
    const after = session.run(red);
    stop.abort();
    await expect(cancelled).rejects.toMatchObject({ code: "ABORTED" });
    expect(await before).toHaveProperty("out");
    expect(await after).toEqual(await before);
  });
});

test.skipIf(!hasCommand("pgrep"))("a session killed for lack of memory says so, and starts again", async () => {
  await using sessions = new ModelSessions();
  const model = await place(nearest);
  const session = await sessions.open(model, threads(1));
  const side = 1024;
  const run = session.run({ in: { dims: [1, 3, side, side], data: new Float32Array(3 * side * side) } });
  process.kill(Number(execFileSync("pgrep", ["-f", model.folder]).toString()), "SIGKILL");
  await expect(run).rejects.toMatchObject({ code: "ENGINE_OUT_OF_MEMORY" });
  expect(await session.run(red)).toHaveProperty("out");
});

test("where no process can be started it is ENGINE_FAILED, and the sessions can be disposed", async () => {
  const { execPath } = process;
  const sessions = new ModelSessions();
  const model = await place(nearest);
  process.execPath = "/no/such/node";
  try {
    await expect(sessions.open(model, threads(1))).rejects.toMatchObject({ code: "ENGINE_FAILED" });
  } finally {
    process.execPath = execPath;
  }
  await sessions[Symbol.asyncDispose]();
});

test("a process that could not be started can be ended", async () => {
  const { execPath } = process;
  process.execPath = "/no/such/node";
  const started = new SessionProcess("small.onnx", { providers: [], threads: 1 });
  process.execPath = execPath;
  await expect(started.opened).rejects.toMatchObject({ code: "ENGINE_FAILED" });
  await expect(started.kill()).resolves.toBeUndefined();
});

/** The flags that make Node run a program that has `model`, `sessions` and `context`. */
function flagsFor(model: Placed, lines: string): string[] {
  const program = `
    import { createContext } from "@pixelproof/core";
    import { ModelSessions } from "${new URL("sessions.ts", import.meta.url).href}";
    const model = ${JSON.stringify(model)};
    const [sessions, context] = [new ModelSessions(), createContext()];
    ${lines}`;
  return ["--conditions=@pixelproof/source", "--input-type=module", "--eval", program];
}

/** Runs a program; gives its output, or its exit status. */
async function runProgram(model: Placed, lines: string): Promise<string | number> {
  const flags = flagsFor(model, lines);
  try {
    return (await promisify(execFile)(process.execPath, flags, { cwd: import.meta.dirname })).stdout.trim();
  } catch (error) {
    return error instanceof Error && "code" in error ? Number(error.code) : Number.NaN;
  }
}

test("a program that never disposes its sessions ends all the same", async () => {
  const lines = `
    const session = await sessions.open(model, context);
    const { out } = await session.run({ in: { dims: [1, 3, 1, 1], data: new Float32Array(3) } });
    console.log(out.dims.join());`;
  expect(await runProgram(await place(nearest), lines)).toBe("1,3,2,2");
});

test("a program goes on after it has disposed its sessions", async () => {
  const lines = `
    await sessions.open(model, context);
    await sessions[Symbol.asyncDispose]();
    console.log("disposed");`;
  expect(await runProgram(await place(nearest), lines)).toBe("disposed");
});

test("a program that exits while a model runs does so with its own status, and the model's process ends", async () => {
  const esrgan = await place(await readFile(models[0].file));
  const lines = `
    const session = await sessions.open(model, context);
    void session.run({ LR_input: { dims: [1, 3, 96, 96], data: new Float32Array(3 * 96 ** 2) } });
    setImmediate(() => process.exit(7));`;
  expect(await runProgram(esrgan, lines)).toBe(7);
  await expect.poll(() => spawnSync("pgrep", ["-f", esrgan.folder]).stdout?.toString() ?? "").toBe("");
});

test("a program that is killed while a model runs leaves neither a process nor a word behind", async () => {
  const esrgan = await place(await readFile(models[0].file));
  const lines = `
    const session = await sessions.open(model, context);
    void session.run({ LR_input: { dims: [1, 3, 48, 48], data: new Float32Array(3 * 48 ** 2) } });
    setTimeout(() => process.kill(process.pid, "SIGKILL"), 100);`;
  const program = spawn(process.execPath, flagsFor(esrgan, lines), {
    cwd: import.meta.dirname,
    stdio: ["ignore", "ignore", "pipe"],
  });
  // The model's process writes to the same pipe: it ends with the last of the two.
  expect(await text(program.stderr)).toBe("");
  await expect.poll(() => spawnSync("pgrep", ["-f", esrgan.folder]).stdout?.toString() ?? "").toBe("");
});
