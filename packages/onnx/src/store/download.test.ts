import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { createContext } from "@pixelproof/core";
import { describe, expect, test } from "vitest";
import { manifestOf, newFolder } from "../small-models.fixture.ts";
import { download } from "./download.ts";
import { serve } from "./server.fixture.ts";

const file = Uint8Array.from({ length: 300_000 }, (_, i) => Math.imul(i, 2654435761) >>> 24);
const model = manifestOf(file);
const newPlace = async (): Promise<string> => join(await newFolder(), model.file);
const filesBeside = (place: string): Promise<string[]> => readdir(dirname(place));

describe("a download", () => {
  test("brings the file, tells how far it is, and leaves nothing else behind", async () => {
    const { address } = await serve(file);
    const place = await newPlace();
    const told: number[] = [];
    await download({ ...model, address }, place, createContext({ progress: (fraction) => told.push(fraction) }));
    expect(Buffer.compare(await readFile(place), file)).toBe(0);
    expect(told.at(-1)).toBe(1);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(await filesBeside(place)).toEqual([model.file]);
  });

  test("goes on where the connection broke", async () => {
    const { address, ranges, cut } = await serve(file, (n) => (n < 2 ? 100_000 : undefined));
    const place = await newPlace();
    const breaks = [100_000, 200_000];
    const progress = (fraction: number): void => {
      if (Math.round(fraction * file.length) !== breaks[0]) return;
      breaks.shift();
      cut();
    };
    await download({ ...model, address }, place, createContext({ progress }));
    expect(ranges).toEqual([undefined, "bytes=100000-", "bytes=200000-"]);
    expect(Buffer.compare(await readFile(place), file)).toBe(0);
  });

  test("tries again when the connection breaks before anything came", async () => {
    const { address } = await serve(file, (n, response) => {
      if (n > 1) return undefined;
      response.destroy();
      return "done";
    });
    const place = await newPlace();
    await download({ ...model, address }, place, createContext());
    expect(Buffer.compare(await readFile(place), file)).toBe(0);
  });

  test("continues what an earlier run left", async () => {
    const { address, ranges } = await serve(file);
    const place = await newPlace();
    await writeFile(`${place}.part`, file.subarray(0, 123_456));
    await download({ ...model, address }, place, createContext());
    expect(ranges).toEqual(["bytes=123456-"]);
    expect(Buffer.compare(await readFile(place), file)).toBe(0);
  });

  test("starts anew from a server that cannot continue, and its progress never falls", async () => {
    const { address, cut } = await serve(file, (n) => (n === 0 ? 100_000 : "whole"));
    const place = await newPlace();
    const told: number[] = [];
    const progress = (fraction: number): void => {
      told.push(fraction);
      if (fraction === 1 / 3) cut();
    };
    await download({ ...model, address }, place, createContext({ progress }));
    expect(Buffer.compare(await readFile(place), file)).toBe(0);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
  });

  test.each([
    ["other bytes", new Uint8Array(150_000)],
    ["more bytes than the model has", new Uint8Array(400_000)],
  ])("starts anew when an earlier run left %s", async (_, leftOver) => {
    const { address } = await serve(file);
    const place = await newPlace();
    await writeFile(`${place}.part`, leftOver);
    await download({ ...model, address }, place, createContext());
    expect(Buffer.compare(await readFile(place), file)).toBe(0);
  });

  test("stops when it is cancelled, and the next one goes on from there", async () => {
    const stop = new AbortController();
    const { address, ranges } = await serve(file, (n, response) => {
      if (n > 0) return undefined;
      response.writeHead(200, { "content-length": file.byteLength });
      response.write(file.subarray(0, 1000));
      return "done";
    });
    const place = await newPlace();
    const context = createContext({ signal: stop.signal, progress: () => stop.abort() });
    await expect(download({ ...model, address }, place, context)).rejects.toMatchObject({ code: "ABORTED" });
    await download({ ...model, address }, place, createContext());
    expect(ranges).toEqual([undefined, "bytes=1000-"]);
    expect(Buffer.compare(await readFile(place), file)).toBe(0);
  });
});

test("a server that neither continues nor gets to the end is given up", async () => {
  const { address, ranges } = await serve(file, (n, response) => {
    response.writeHead(200, { "content-length": file.byteLength });
    response.write(file.subarray(0, n % 2 === 0 ? 90_000 : 60_000));
    return ranges.length < 20 ? "done" : "whole";
  });
  const refused = download({ ...model, address }, await newPlace(), createContext(), 100);
  await expect(refused).rejects.toMatchObject({ code: "MODEL_MISSING" });
});

describe("a model that cannot be had", () => {
  test.each([
    ["another file", file.map((byte) => byte ^ 1)],
    ["a shorter file", file.subarray(1)],
    ["a longer file", new Uint8Array(file.length + 1)],
  ])("%s at the address is MODEL_INVALID and is not kept", async (_, other) => {
    const { address } = await serve(other);
    const place = await newPlace();
    const refused = download({ ...model, address }, place, createContext());
    await expect(refused).rejects.toMatchObject({ code: "MODEL_INVALID" });
    expect(await filesBeside(place)).toEqual([]);
  });

  test.each([
    [404, "Not Found"],
    [503, "Service Unavailable"],
  ])("an answer of %s is MODEL_MISSING, which says how to bring the file by hand", async (status, phrase) => {
    const { address } = await serve(file, (_, response) => {
      response.writeHead(status).end();
      return "done";
    });
    const place = await newPlace();
    const refused = download({ ...model, address }, place, createContext());
    await expect(refused).rejects.toMatchObject({
      code: "MODEL_MISSING",
      message: expect.stringContaining(`${status} ${phrase}`),
      details: { place, address, sha256: model.sha256, bytes: file.byteLength },
    });
  });

  test("without a network it is MODEL_MISSING with address, place and SHA-256", async () => {
    const place = await newPlace();
    const address = "http://127.0.0.1:1/small.onnx";
    const refused = download({ ...model, address }, place, createContext());
    await expect(refused).rejects.toMatchObject({ code: "MODEL_MISSING" });
    for (const part of [address, place, model.sha256]) {
      await expect(refused).rejects.toThrow(part);
    }
  });

  test("from a server that falls silent it is MODEL_MISSING, and what came is kept", async () => {
    const { address } = await serve(file, (n, response) => {
      response.writeHead(n === 0 ? 200 : 206).flushHeaders();
      if (n === 0) response.write(file.subarray(0, 5000));
      return "done";
    });
    const place = await newPlace();
    const refused = download({ ...model, address }, place, createContext(), 200);
    await expect(refused).rejects.toMatchObject({ code: "MODEL_MISSING", message: expect.stringContaining("no byte") });
    expect((await readFile(`${place}.part`)).byteLength).toBe(5000);
  });

  test("where nothing can be written it is OUTPUT_UNWRITABLE", async () => {
    const { address } = await serve(file);
    const place = await newPlace();
    await mkdir(`${place}.part`);
    const refused = download({ ...model, address }, place, createContext());
    await expect(refused).rejects.toMatchObject({ code: "OUTPUT_UNWRITABLE" });
  });
});
