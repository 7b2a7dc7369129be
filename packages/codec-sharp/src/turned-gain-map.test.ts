import { expect, test } from "vitest";
import type { Attachment } from "@pixelproof/core";
import { withoutTurnedGainMap } from "./turned-gain-map.ts";

const map: Attachment = { attribute: 0, bytes: Uint8Array.of(1), kind: "gain-map" };
const view: Attachment = { attribute: 0x20002, bytes: Uint8Array.of(2), kind: "other" };

test("an upright picture keeps its gain map", () => {
  const metadata = { attachments: [map, view] };
  expect(withoutTurnedGainMap(metadata, 1)).toEqual({ metadata, losses: [] });
});

test("a turned picture loses its gain map, which is listed, and keeps its other pictures", () => {
  const { metadata, losses } = withoutTurnedGainMap({ attachments: [map, view] }, 6);
  expect(metadata).toEqual({ attachments: [view] });
  expect(losses).toEqual([expect.objectContaining({ group: "attachments", kind: "lost" })]);
  expect(withoutTurnedGainMap({ attachments: [map] }, 6).metadata).toEqual({});
});

test("a turned picture without a gain map loses nothing", () => {
  expect(withoutTurnedGainMap({ attachments: [view] }, 8).losses).toEqual([]);
  expect(withoutTurnedGainMap({}, 8)).toEqual({ metadata: {}, losses: [] });
});
