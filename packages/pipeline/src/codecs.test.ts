import { Host, type CodecCapabilities } from "@pixelproof/core";
import { coarse, raw, tinyCodec } from "@pixelproof/testkit/fixtures";
import { describe, expect, test } from "vitest";
import { codecFor, codecToSave } from "./codecs.ts";

const host = new Host([raw, coarse]);
const readable: CodecCapabilities = {
  format: "still",
  mediaType: "image/x-still",
  extensions: [".still"],
  depths: [8],
  alpha: true,
  compression: ["lossless"],
  keeps: [],
  largestSide: 1000,
};
const code = (name: string) => expect.objectContaining({ code: name });

describe("codecFor", () => {
  test("text named .png is refused by its content", () => {
    expect(() => codecFor(Buffer.from("hello"), host)).toThrow(code("INPUT_UNKNOWN_FORMAT"));
    expect(() => codecFor(new Uint8Array(), host)).toThrow(code("INPUT_EMPTY"));
  });
});

describe("codecToSave", () => {
  const size = { width: 10, height: 10 };

  test("the first format that holds alpha, depth and side is taken", () => {
    const id = (channels: 3 | 4, depth: 8 | 16, side = 10) =>
      codecToSave({ channels, depth, size: { width: side, height: 1 } }, ["coarse", "raw"], host).id;
    expect(id(3, 8)).toBe("coarse");
    expect(id(4, 8)).toBe("raw");
    expect(id(3, 16)).toBe("raw");
    expect(id(3, 8, 5000)).toBe("raw");
  });

  test("where no format has the depth, one without it is taken rather than none", () => {
    expect(codecToSave({ channels: 3, depth: 16, size }, ["coarse"], host).id).toBe("coarse");
  });

  test("where no format has transparency the picture is refused, never flattened in silence", () => {
    expect(() => codecToSave({ channels: 4, depth: 8, size }, ["coarse"], host)).toThrow(code("FORMAT_UNSUITABLE"));
    expect(() => codecToSave({ channels: 4, depth: 8, size }, ["coarse"], host)).toThrow(/quality\.flatten/);
  });

  test("a format that promises no compression is read alone, and refused to save in", () => {
    const readOnly = new Host([tinyCodec({ ...readable, compression: [] })]);
    expect(() => codecToSave({ channels: 3, depth: 8, size }, ["still"], readOnly)).toThrow(/still is read alone/);
  });

  test("a format nobody writes is refused with the known ones", () => {
    expect(() => codecToSave({ channels: 3, depth: 8, size }, ["bmp"], host)).toThrow(/raw, coarse.*bmp/);
  });
});
