import { expect, test } from "vitest";
import { createContext, Host, type Loss } from "@pixelproof/core";
import { scene } from "@pixelproof/testkit";
import { backgroundAt } from "./background.ts";
import png from "./png.ts";

const bKGD = Uint8Array.of(0, 200, 0, 100, 0, 0);

test("the background colour of a PNG stays the same colour at another depth, and that is listed", async () => {
  const codec = new Host([png]).get("codec", "png");
  const image = scene({ width: 8, height: 8, sourceDepth: 8 });
  const { bytes, losses } = await codec.encode(image, { ancillary: { bKGD } }, { depth: 16 }, createContext());
  const { metadata } = await codec.decode(bytes, createContext());
  expect(metadata.ancillary?.bKGD).toEqual(Uint8Array.of(200, 200, 100, 100, 0, 0));
  expect(losses).toEqual([expect.objectContaining({ group: "ancillary", kind: "changed" })]);
  expect(backgroundAt(metadata, 16, 8, []).ancillary?.bKGD).toEqual(bKGD);
});

test("at the same depth nothing changes", () => {
  const losses: Loss[] = [];
  expect(backgroundAt({ ancillary: { bKGD } }, 8, 8, losses)).toEqual({ ancillary: { bKGD } });
  expect(losses).toEqual([]);
});
