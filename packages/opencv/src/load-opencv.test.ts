import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { callOpenCv } from "./call-opencv.ts";
import { hasFunction } from "./has-function.ts";
import { loadOpenCv } from "./load-opencv.ts";

interface Mat {
  delete(): void;
}

/** The part of the API that is used here. */
interface OpenCv {
  readonly Mat: new () => Mat;
  readonly Size: new (width: number, height: number) => object;
  exceptionFromPtr?(pointer: number): { readonly msg: string };
  resize(source: Mat, target: Mat, size: object, scaleX: number, scaleY: number, interpolation: number): void;
}

const isOpenCv = (value: unknown): value is OpenCv => hasFunction(value, "Mat") && hasFunction(value, "resize");

let folder: string;
const build = (name: string): string => join(folder, `${name}.cjs`);
const engine = "{ Mat: class {}, Size: class {}, resize() {} }";
const builds = {
  promise: `module.exports = Promise.resolve(${engine})`,
  thenable: `const cv = { then(take) { setTimeout(() => take(Object.assign(cv, ${engine})), 1); return cv; } }; module.exports = cv`,
  refused: `module.exports = Promise.reject(new Error("no memory"))`,
  other: "module.exports = { hello: 1 }",
  broken: "throw new Error('bad wasm')",
  listening: `process.on("uncaughtException", () => {}); process.on("unhandledRejection", () => {}); module.exports = { cv: ${engine} }`,
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "opencv-builds-"));
  for (const [name, source] of Object.entries(builds)) await writeFile(build(name), source);
});
afterAll(() => rm(folder, { recursive: true }));

describe("loading OpenCV.js", () => {
  test.each(["opencv-wasm", "listening"])("%s leaves the process's listeners as they were", async (name) => {
    const before = counts();
    await loadOpenCv(name === "listening" ? build(name) : name, isOpenCv);
    expect(counts()).toEqual(before);
  });

  test("a build is loaded once a process", async () => {
    const [first, second] = [await loadOpenCv("opencv-wasm", isOpenCv), await loadOpenCv("opencv-wasm", isOpenCv)];
    expect(first.cv === second.cv).toBe(true);
  });

  test.each(["promise", "thenable"])("a build that starts asynchronously (%s) is waited for", async (name) => {
    const { cv } = await loadOpenCv(build(name), isOpenCv);
    expect(isOpenCv(cv)).toBe(true);
  });

  test.each([
    ["no-such-opencv-build", "ENGINE_MISSING", /run npm install no-such-opencv-build/],
    ["other", "ENGINE_FAILED", /exports none/],
    ["broken", "ENGINE_FAILED", /bad wasm/],
    ["refused", "ENGINE_FAILED", /no memory/],
  ])("%s is refused with %s and a reason", async (name, code, reason) => {
    const module = name in builds ? build(name) : name;
    await expect(loadOpenCv(module, isOpenCv)).rejects.toMatchObject({ code, message: reason });
  });
});

describe("calling OpenCV", () => {
  test("a thrown number becomes ENGINE_FAILED with OpenCV's own words, and every Mat is deleted", async () => {
    const { cv } = await loadOpenCv("opencv-wasm", isOpenCv);
    let deleted = 0;
    const counted = (mat: Mat): Mat => ({
      delete: () => {
        deleted += 1;
        mat.delete();
      },
    });
    const work = (): void =>
      callOpenCv(cv, "resize nothing", (keep) => {
        const source = new cv.Mat();
        keep(counted(source));
        const target = new cv.Mat();
        keep(counted(target));
        cv.resize(source, target, new cv.Size(1, 1), 0, 0, 3);
      });
    expect(work).toThrow(
      expect.objectContaining({ code: "ENGINE_FAILED", message: expect.stringMatching(/Assertion failed/) }),
    );
    expect(deleted).toBe(2);
  });
});

function counts(): number[] {
  return (["uncaughtException", "unhandledRejection"] as const).map((event) => process.listenerCount(event));
}
