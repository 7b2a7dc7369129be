import { createImage, Host } from "@pixelproof/core";
import { coarse, raw } from "@pixelproof/testkit/fixtures";
import { expect, test } from "vitest";
import { flattenSource } from "./flatten-source.ts";

const host = new Host([raw, coarse]);
const picture = (alpha: number) => ({
  image: createImage({ width: 1, height: 1, channels: 4, data: Uint16Array.of(7, 8, 9, alpha) }),
  metadata: {},
});
const size = { width: 2, height: 2 };
const opaqueOnly = { saveFormatPriority: ["coarse"] };

test("where a format holds transparency the source stays as it is", () => {
  const source = picture(0);
  expect(flattenSource(source, size, { flatten: "white", saveFormatPriority: ["coarse", "raw"] }, host)).toBe(source);
});

test("a picture that is opaque all over loses its alpha channel and nothing else, whatever the settings", () => {
  const { image, losses } = flattenSource(picture(65535), size, { ...opaqueOnly, flatten: false }, host);
  expect([image.channels, ...image.data]).toEqual([3, 7, 8, 9]);
  expect(losses).toMatchObject([
    { group: "alpha", kind: "changed", reason: expect.stringContaining("opaque all over") },
  ]);
});

test("a transparent one is flattened on the colour that was named, and kept to be refused where none was", () => {
  const source = picture(0);
  expect(flattenSource(source, size, { ...opaqueOnly, flatten: false }, host)).toBe(source);
  const { image, losses } = flattenSource(source, size, { ...opaqueOnly, flatten: "#ff0000" }, host);
  expect([...image.data]).toEqual([65535, 0, 0]);
  expect(losses).toMatchObject([{ group: "alpha", kind: "lost" }]);
});
