import { createContext } from "@pixelproof/core";
import { expect, test } from "vitest";
import { ModelSessions } from "../session/sessions.ts";
import { nearest, place } from "../small-models.fixture.ts";
import type { UpscalerManifest } from "./manifest.ts";
import { openUpscaler, type Upscaler } from "./open.ts";
import { upscaleTile } from "./upscale-tile.ts";

const tile = { width: 2, height: 1, planes: Float32Array.of(0, 1, 0.5, 0.25, 1, 0) };

async function open(sessions: ModelSessions, parts: Partial<UpscalerManifest> = {}): Promise<Upscaler> {
  const context = createContext({ limits: { threads: 0 } });
  return openUpscaler(sessions, await place(nearest, parts), context);
}

test("a tile comes back scale times as wide and high", async () => {
  await using sessions = new ModelSessions();
  const { width, height, planes } = await upscaleTile(await open(sessions), tile);
  expect([width, height]).toEqual([4, 2]);
  expect([...planes.subarray(0, 8)]).toEqual([0, 0, 1, 1, 0, 0, 1, 1]);
});

test("a tile of other samples or sides than the model takes is refused", async () => {
  await using sessions = new ModelSessions();
  const input = { name: "in", layout: "NCHW", range: [0, 1], multiple: 2 } as const;
  const mismatch = { code: "SIZE_MISMATCH" };
  await expect(upscaleTile(await open(sessions), { ...tile, width: 3 })).rejects.toMatchObject(mismatch);
  await expect(upscaleTile(await open(sessions, { input: { ...input, range: [0, 1] } }), tile)).rejects.toMatchObject(
    mismatch,
  );
});

test("a model whose result is not as large as its manifest says is MODEL_INVALID", async () => {
  await using sessions = new ModelSessions();
  const refused = upscaleTile(await open(sessions, { scale: 4 }), tile);
  await expect(refused).rejects.toMatchObject({ code: "MODEL_INVALID", message: expect.stringContaining("8x4") });
});

test.each<Partial<UpscalerManifest>>([
  { input: { name: "picture", layout: "NCHW", range: [0, 1], multiple: 1 } },
  { output: { name: "result", layout: "NCHW", range: [0, 1] } },
  { channels: "luma" },
])("a file that does not fit its manifest is refused when it is opened: %o", async (parts) => {
  await using sessions = new ModelSessions();
  await expect(open(sessions, parts)).rejects.toMatchObject({
    code: "MODEL_INVALID",
    message: expect.stringMatching(/the file has (in|out) float32/),
  });
});
